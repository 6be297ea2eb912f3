package dev.slipway.engine.retention;

import dev.slipway.engine.quota.Holdings;
import dev.slipway.engine.quota.Quotas;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Collects what is not kept: by itself every hour, and whenever somebody asks. Whoever asks while
/// a collection goes on is answered with that one.
public final class GarbageCollector {
  private static final Duration AFTER_START = Duration.ofMinutes(10);
  private static final Duration BETWEEN = Duration.ofHours(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Purges purges;
  private final RetentionRules rules;
  private final InstantSource clock;
  private final Map<Boolean, RunningCollection> latest = new HashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread rounds = Thread.ofVirtual().name("collect").unstarted(this::onAndOn);

  public GarbageCollector(
      RetentionRules rules,
      Collectable from,
      Quotas quotas,
      Holdings holdings,
      InstantSource clock) {
    this.rules = rules;
    this.purges = new Purges(rules, from, quotas, holdings);
    this.clock = clock;
  }

  /// By which rules it collects.
  public RetentionRules rules() {
    return rules;
  }

  /// Begins to collect by itself, a while after the start of the service.
  public void start() {
    rounds.start();
  }

  /// Collects no more, and waits a little for the batch that is under way. One that takes longer is
  /// cut off, which is as harmless as a crash.
  public void stop() throws InterruptedException {
    stopping.countDown();
    rounds.join();
    for (RunningCollection collection : running().values()) {
      collection.await(GRACE);
    }
  }

  /// Collects, or looks what would be collected, and answers how that stands when it has ended or
  /// the time is over.
  public CollectionReport collect(boolean dryRun, Duration patience) {
    return begun(dryRun).await(patience);
  }

  /// How the latest collection of that sort stands or ended, since the service started.
  public synchronized Optional<CollectionReport> latest(boolean dryRun) {
    return Optional.ofNullable(latest.get(dryRun)).map(RunningCollection::report);
  }

  private synchronized RunningCollection begun(boolean dryRun) {
    RunningCollection before = latest.get(dryRun);
    if (before != null && !before.hasEnded()) {
      return before;
    }
    Round round = new Round(dryRun, clock.instant(), new Tally(), this::isStopping);
    RunningCollection next = new RunningCollection(round);
    latest.put(dryRun, next);
    Thread.ofVirtual().name("collection").start(() -> next.run(purges, clock));
    return next;
  }

  private synchronized Map<Boolean, RunningCollection> running() {
    return Map.copyOf(latest);
  }

  private void onAndOn() {
    Duration pause = AFTER_START;
    while (!isStoppedWithin(pause)) {
      begun(false);
      pause = BETWEEN;
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }

  private boolean isStoppedWithin(Duration pause) {
    try {
      return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      return true;
    }
  }
}
