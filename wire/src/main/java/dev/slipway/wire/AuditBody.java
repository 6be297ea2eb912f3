package dev.slipway.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody did, or tried to do.
///
/// @param caller who: `key:k3f9x0a1b2c4`, `subject:…`, `machine` or `anyone`
/// @param callerOrganizationId where the caller's role holds; absent for all
/// @param organizationId whose matter it was
/// @param from the network address that it was asked from
/// @param outcome `done`, `refused` or `failed`
public record AuditBody(
    Instant at,
    String caller,
    String role,
    @Nullable String callerOrganizationId,
    String action,
    String subject,
    @Nullable String organizationId,
    String from,
    String requestId,
    String outcome) {}
