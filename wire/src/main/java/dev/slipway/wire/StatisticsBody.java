package dev.slipway.wire;

import java.util.Map;

/// How deployments went that have ended.
///
/// @param outcomes how many in each final state
/// @param problems how many failed with each code
/// @param queueWait from the request to the first attempt
/// @param steps by the step's name, for those that ended well
public record StatisticsBody(
    Map<String, Long> outcomes,
    Map<String, Long> problems,
    DurationsBody queueWait,
    Map<String, DurationsBody> steps) {}
