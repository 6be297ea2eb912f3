package dev.slipway.ports.queue;

import dev.slipway.domain.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/// A notice that was put aside, or something that nobody could read as one.
///
/// @param id names it among the dead letters
/// @param notice empty when there is none that could be read: such a letter can be looked at and
///   discarded, not replayed
/// @param deliveries how often it had been delivered
public record DeadLetter(
    String id, Optional<Notice> notice, Problem reason, int deliveries, Instant at) {}
