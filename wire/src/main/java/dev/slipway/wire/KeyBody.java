package dev.slipway.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An access key.
///
/// @param key what its owner presents; only in the answer to the request that made it
/// @param organizationId where the role holds; absent for `platform`
/// @param environments the only ones in which it may change anything; absent for every one
/// @param secretSince when its present secret was made
/// @param oldSecretUntil until when the secret before is taken
public record KeyBody(
    String keyId,
    @Nullable String key,
    String name,
    String role,
    @Nullable String organizationId,
    @Nullable List<String> environments,
    Instant createdAt,
    Instant secretSince,
    @Nullable Instant oldSecretUntil,
    @Nullable Instant revokedAt) {}
