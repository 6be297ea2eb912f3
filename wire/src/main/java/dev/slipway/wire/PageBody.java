package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of many things.
///
/// @param next hand it back as `after` for the following page; absent on the last
public record PageBody<T>(List<T> items, @Nullable String next) {}
