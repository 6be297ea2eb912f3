package dev.slipway.azure.cosmos;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Spares the database those who look for something twice a second. When a look has shown that
/// nothing is to be done, another one is worth its price when this process has changed something
/// since, or after some time, because others may have.
public final class Looks {
  private final LongSupplier ticks;
  private final Duration patience;
  private long changes;
  private long changesAtLast = -1;
  private long last;

  Looks(LongSupplier ticks, Duration patience) {
    this.ticks = ticks;
    this.patience = patience;
  }

  /// This process changed something that others look for.
  public synchronized void changed() {
    changes++;
  }

  /// How many changes there were; to be asked before looking.
  public synchronized long changes() {
    return changes;
  }

  /// A look that began when there were so many changes showed that nothing is to be done.
  public synchronized void vain(long changes) {
    changesAtLast = changes;
    last = ticks.getAsLong();
  }

  /// Whether another one would most likely show the same.
  public synchronized boolean isVain() {
    return changesAtLast == changes && ticks.getAsLong() - last < patience.toNanos();
  }
}
