package dev.slipway.ports.queue;

/// A notice in the hands of one receiver, until it settles it or its lock ends.
///
/// @param receipt what the queue knows this delivery by; opaque
/// @param count how often the notice was delivered, this time included
public record Delivery(Notice notice, String receipt, int count) {}
