package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a new access key is to open.
///
/// @param name for people; the role when absent
/// @param role `viewer`, `deployer`, `admin` or `platform`
/// @param orgId where the role holds; the caller's own organization when absent, and absent for
///   `platform`
/// @param environments the only ones in which it may change anything; absent for every one
public record KeyRequest(
    @Nullable String name,
    String role,
    @Nullable String orgId,
    @Nullable List<String> environments) {}
