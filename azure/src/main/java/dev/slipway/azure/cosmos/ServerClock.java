package dev.slipway.azure.cosmos;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// The database's own time, as far as this process can know it. Each write is answered with the
/// second in which it was done, and from there on the ticks of this machine are counted, so the
/// machine's date has no part in it.
///
/// What is answered here is never ahead of the database, and less than about a second behind it.
/// That is the safe side: a lease that is judged by it is never taken too early, and one that is
/// given by it never ends too late.
public final class ServerClock {
  /// How far it can be behind because the database tells whole seconds only.
  public static final Duration GRAIN = Duration.ofSeconds(1);

  /// Ticks of two machines differ a little, so a second that was told long ago is worth less than a
  /// new one.
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final LongSupplier ticks;
  private final LongSupplier ask;
  private Told told = new Told(Instant.EPOCH, 0, false);
  private Instant latest = Instant.EPOCH;

  /// A second that the database told.
  private record Told(Instant second, long tick, boolean isTold) {
    Instant at(long now) {
      return second.plusNanos(now - tick);
    }

    boolean isFresh(long now) {
      return isTold && now - tick < FRESH.toNanos();
    }
  }

  /// @param ticks nanoseconds that only count up, as those of `System.nanoTime`
  /// @param ask does a write and answers its second, for a process that has long not written
  ServerClock(LongSupplier ticks, LongSupplier ask) {
    this.ticks = ticks;
    this.ask = ask;
  }

  /// A write was done in this second of the epoch.
  synchronized void tell(long second) {
    long now = ticks.getAsLong();
    Told newer = new Told(Instant.ofEpochSecond(second), now, true);
    if (!told.isFresh(now) || newer.second().isAfter(told.at(now))) {
      told = newer;
    }
  }

  /// The time now, later by at least a microsecond than what was answered before.
  public Instant next() {
    if (!isFresh()) {
      tell(ask.getAsLong());
    }
    return answer();
  }

  private synchronized boolean isFresh() {
    return told.isFresh(ticks.getAsLong());
  }

  private synchronized Instant answer() {
    Instant now = told.at(ticks.getAsLong()).truncatedTo(ChronoUnit.MICROS);
    latest = now.isAfter(latest) ? now : latest.plus(1, ChronoUnit.MICROS);
    return latest;
  }

  /// Microseconds since the epoch: the form in which times are stored.
  public static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }
}
