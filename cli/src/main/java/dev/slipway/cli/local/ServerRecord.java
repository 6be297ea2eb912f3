package dev.slipway.cli.local;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a running server wrote about itself into `server.json`.
///
/// @param apiUrl where its API is
/// @param proxyUrl where deployed apps are
/// @param startedAt when it was ready
/// @param build what it runs from
/// @param inBackground whether a command started it for itself, not a person in a terminal
public record ServerRecord(
    long pid,
    URI apiUrl,
    URI proxyUrl,
    Instant startedAt,
    String version,
    Build build,
    boolean inBackground) {
  /// How long a start may take, and by how much two clocks of one machine may differ.
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /// Its process, if that still runs and is not another one with the same number.
  public Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid).filter(Liveness::of).filter(this::isTheSame);
  }

  private boolean isTheSame(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start ->
            start.isBefore(startedAt.plus(TOLERANCE))
                && start.isAfter(startedAt.minus(LONGEST_START)))
        .orElse(true);
  }
}
