package dev.slipway.engine.query;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.health.Probe;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Looks at everything that the service depends on, all at once and in bounded time. What was seen
/// a moment ago is not looked at again, however many ask.
public final class Preflight {
  static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final List<Look> looks;
  private final InstantSource clock;
  private final Duration patience;
  private Optional<Seen> seen = Optional.empty();

  /// @param patience after which a probe that has not answered counts as failed
  public Preflight(List<Probe> probes, InstantSource clock, Duration patience) {
    this.looks = probes.stream().map(Look::new).toList();
    this.clock = clock;
    this.patience = patience;
  }

  /// What was found out about one dependency.
  ///
  /// @param permission what the service has to be allowed there
  /// @param latency how long the answer took, or how long it was waited for
  /// @param detail a sentence for people
  /// @param problem empty when it can be used
  public record Finding(
      String name, String permission, Duration latency, String detail, Optional<Problem> problem) {}

  private record Seen(List<Finding> findings, Instant at) {}

  /// One finding for each probe, in their order.
  public synchronized List<Finding> findings() {
    Instant now = clock.instant();
    Optional<Seen> fresh =
        seen.filter(it -> !now.isBefore(it.at()) && now.isBefore(it.at().plus(FRESH)));
    if (fresh.isEmpty()) {
      looks.forEach(Look::begin);
      long end = System.nanoTime() + patience.toNanos();
      seen =
          Optional.of(
              new Seen(
                  looks.stream().map(look -> look.finding(end, patience)).toList(),
                  clock.instant()));
    }
    return seen.orElseThrow().findings();
  }

  static Problem silent(Probe probe, Duration patience) {
    return Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE,
            "Tried to look at a dependency",
            "It did not answer within %d ms".formatted(patience.toMillis()),
            "Look at the network, at firewalls, and at private endpoints on the way to it")
        .at(probe.name());
  }

  static Finding failed(Probe probe, Duration latency, RuntimeException failure) {
    Problem problem =
        failure instanceof SlipwayException known
            ? known.problem()
            : Problem.of(
                ProblemCode.INTERNAL_ERROR,
                "Tried to look at a dependency",
                "The probe failed: " + failure,
                "Report this as a fault of Slipway");
    return new Finding(
        probe.name(), probe.permission(), latency, problem.summary(), Optional.of(problem));
  }
}
