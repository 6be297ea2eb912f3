package dev.slipway.engine.execution;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.log.LogStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends lines to the log of one attempt, and asks a store again that fails for a moment. What it
/// does not take even then is lost; the store is not waited for again until it takes something, and
/// the log tells what is missing. A log that cannot be kept fails no deployment.
final class LogAppender {
  private static final Logger LOG = LoggerFactory.getLogger(LogAppender.class);

  /// Beside those that an adapter makes itself.
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMillis(500),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(4));

  private final LogStore store;
  private final DeploymentId deployment;
  private final int attempt;
  private final Predicate<Duration> pause;

  /// Of those that the log does not tell of yet, the last.
  private Optional<LogLine> lastLost = Optional.empty();

  private int lost;

  /// @param pause waits that long; false when there is no time to
  LogAppender(LogStore store, DeploymentId deployment, int attempt, Predicate<Duration> pause) {
    this.store = store;
    this.deployment = deployment;
    this.attempt = attempt;
    this.pause = pause;
  }

  /// Also with no lines it tells of those that are lost.
  void append(List<LogLine> lines) {
    List<LogLine> all = new ArrayList<>();
    lastLost.ifPresent(line -> all.add(note(line)));
    all.addAll(lines);
    if (all.isEmpty()) {
      return;
    }
    try {
      appendPatiently(all);
      lost = 0;
      lastLost = Optional.empty();
    } catch (RuntimeException e) {
      LOG.warn("{} lines of the log of {} are lost", lines.size(), deployment, e);
      lost += lines.size();
      lastLost = Optional.of(all.getLast());
    }
  }

  private LogLine note(LogLine last) {
    return new LogLine(
        last.at(),
        last.step(),
        LogStream.SYSTEM,
        "Lines are missing here (%d): the log could not be kept".formatted(lost));
  }

  /// The same lines each time: a store knows by them what it took without our hearing of it.
  private void appendPatiently(List<LogLine> lines) {
    for (Duration next : lastLost.isEmpty() ? PAUSES : List.<Duration>of()) {
      try {
        store.append(deployment, attempt, lines);
        return;
      } catch (SlipwayException e) {
        if (!e.problem().retryable() || !pause.test(next)) {
          throw e;
        }
        LOG.info("The log of {} is kept later: {}", deployment, e.problem().summary());
      }
    }
    store.append(deployment, attempt, lines);
  }
}
