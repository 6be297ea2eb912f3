package dev.slipway.azure.standin.servicebus.queue;

/// How many messages a queue has.
///
/// @param active those that can be received, or could but for a lock
/// @param total all of the above and those put aside
public record Counts(long active, long scheduled, long deferred, long deadLetters, long total) {}
