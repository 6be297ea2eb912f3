package dev.slipway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A webhook to add, or what is to change of one.
///
/// @param events what it is told; everything about deployments when absent
/// @param active whether it is delivered to; it is when absent
/// @param secret what deliveries are signed with; one is made when absent. A present webhook gets
///   another one only by rotating it
public record WebhookRequest(
    @Nullable String url,
    @Nullable List<String> events,
    @Nullable Boolean active,
    @Nullable String secret) {}
