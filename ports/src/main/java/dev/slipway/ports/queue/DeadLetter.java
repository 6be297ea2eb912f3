package dev.slipway.ports.queue;

import dev.slipway.domain.problem.Problem;
import java.time.Instant;

/// A notice that was put aside.
///
/// @param id names it among the dead letters
/// @param deliveries how often it had been delivered
public record DeadLetter(String id, Notice notice, Problem reason, int deliveries, Instant at) {}
