package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// A limit that an organization is to have.
///
/// @param name the quota, such as `perDay`
/// @param limit absent for no limit at all
/// @param own false to have everybody's limit again
public record LimitSetting(String name, @Nullable Long limit, boolean own) {}
