package dev.slipway.azure.cosmos;

/// Names an item of a container.
///
/// @param partition the value of its partition key, which says what it shares transactions with
/// @param id its name there: at most 255 characters, none of `/ \ ? #`
public record ItemKey(String partition, String id) {}
