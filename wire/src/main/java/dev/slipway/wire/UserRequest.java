package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// Says who asks, where nothing else has to be said: retry and replay. The body may be absent.
public record UserRequest(@Nullable String userId) {}
