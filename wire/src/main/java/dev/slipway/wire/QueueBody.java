package dev.slipway.wire;

import org.jspecify.annotations.Nullable;

/// How full the queue is: `GET /status/queue`.
///
/// @param waiting notices that no worker holds
/// @param held notices that a worker holds
/// @param deadLetters notices put aside
/// @param oldestMs how long the oldest waiting one has been due, while one is
public record QueueBody(long waiting, long held, long deadLetters, @Nullable Long oldestMs) {}
