package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// How a key gets a new secret.
///
/// @param graceSeconds how long the old secret is taken as well; not at all when absent
public record KeyRotation(@Nullable Long graceSeconds) {}
