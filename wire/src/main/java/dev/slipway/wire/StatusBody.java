package dev.slipway.wire;

import java.time.Instant;
import java.util.Map;

/// What the service is doing: `GET /status`.
///
/// @param deployments how many are in each state
/// @param statistics how those went that have ended
public record StatusBody(
    String service,
    String version,
    Instant timestamp,
    Map<String, Long> deployments,
    QueueBody queue,
    StatisticsBody statistics) {}
