package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether the service is well.
///
/// @param status `healthy` or `unhealthy`
/// @param uptimeMs since it started
/// @param checks one for each part; absent where only the whole is asked
public record HealthBody(
    String status,
    String service,
    String version,
    Instant timestamp,
    long uptimeMs,
    @Nullable List<CheckBody> checks) {}
