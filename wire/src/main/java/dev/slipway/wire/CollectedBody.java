package dev.slipway.wire;

/// What was collected for one reason.
///
/// @param kind such as `deployment`, `artifact` or `workspace`
/// @param reason such as `too-old`
/// @param because the same for people
/// @param bytes what they took of the disk; 0 for records of the database
public record CollectedBody(String kind, String reason, String because, long count, long bytes) {}
