package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// Who asks: `GET /whoami`.
///
/// @param caller as the audit log names them: `key:k3f9x0a1b2c4`
/// @param name of the key that they have, if it is by one that they are known
/// @param organizationId where the role holds; absent for `platform`
public record WhoAmI(
    String caller, @Nullable String name, String role, @Nullable String organizationId) {}
