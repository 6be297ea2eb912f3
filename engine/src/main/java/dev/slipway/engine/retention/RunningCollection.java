package dev.slipway.engine.retention;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.retention.CollectionReport.DiskUse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A collection that somebody began and several may wait for.
final class RunningCollection {
  private static final Logger LOG = LoggerFactory.getLogger(RunningCollection.class);

  private final Round round;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Optional<Instant> endedAt = Optional.empty();
  private volatile Optional<DiskUse> disk = Optional.empty();
  private volatile Optional<Problem> problem = Optional.empty();

  RunningCollection(Round round) {
    this.round = round;
  }

  /// Collects, on the thread that calls this.
  void run(Purges purges, InstantSource clock) {
    try {
      disk = purges.run(round);
    } catch (CancellationException _) {
      problem = Optional.of(stopped());
    } catch (SlipwayException e) {
      problem = Optional.of(e.problem());
      LOG.warn("A collection was cut short; the next one goes on", e);
    } catch (RuntimeException | Error e) {
      problem = Optional.of(ourFault());
      LOG.error("A collection was cut short; the next one goes on", e);
    } finally {
      endedAt = Optional.of(clock.instant());
      ended.countDown();
      tell();
    }
  }

  private void tell() {
    if (!round.dryRun()) {
      report()
          .collected()
          .forEach(went ->
              LOG.info(
                  "Collected {} {}, {} bytes: {}",
                  went.count(),
                  went.kind().id(),
                  went.bytes(),
                  went.reason().text()));
    }
    disk.filter(use -> use.used() > use.limit())
        .ifPresent(use ->
            LOG.warn(
                "{} bytes are used, {} is the limit, and nothing more can be collected",
                use.used(),
                use.limit()));
  }

  boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /// How it stands once it has ended, or the time is over.
  CollectionReport await(Duration patience) {
    try {
      boolean isOver = ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      LOG.debug("Waited for a collection; has it ended: {}", isOver);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return report();
  }

  CollectionReport report() {
    return new CollectionReport(
        round.dryRun(), round.now(), endedAt, round.tally().counted(), disk, problem);
  }

  private static Problem stopped() {
    return Problem.passing(
        ProblemCode.SERVICE_UNAVAILABLE,
        "Tried to collect what is not kept",
        "The service was being ended",
        "Nothing has to be done: the next collection goes on");
  }

  private static Problem ourFault() {
    return Problem.passing(
        ProblemCode.INTERNAL_ERROR,
        "Tried to collect what is not kept",
        "Slipway itself failed",
        "Look at the service's log; the next collection tries again");
  }
}
