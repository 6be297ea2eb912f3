package dev.slipway.ports.queue;

import java.time.Duration;
import java.util.Optional;

/// How full a queue is.
///
/// @param waiting notices that no receiver holds, those that are not yet due among them
/// @param held notices that a receiver holds; a queue that cannot see the receivers of other
///   processes counts what those hold as waiting
/// @param deadLetters notices put aside
/// @param oldest since when the oldest waiting notice is due; empty when none is
public record QueueDepth(long waiting, long held, long deadLetters, Optional<Duration> oldest) {}
