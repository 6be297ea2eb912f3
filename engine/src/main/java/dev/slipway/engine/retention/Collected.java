package dev.slipway.engine.retention;

/// What went, or would go, for one reason.
///
/// @param count how many
/// @param bytes what they took of the disk; 0 where they are rows of a database
public record Collected(Kind kind, Reason reason, long count, long bytes) {}
