package dev.slipway.azure.secret;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for rotated secrets at an interval, until it is closed.
public final class VaultWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(VaultWatch.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rotation of secrets").factory());

  /// Begins to look.
  ///
  /// @param look is called again after each interval, also when it has failed
  public VaultWatch(Runnable look, Duration interval) {
    var _ =
        timer.scheduleWithFixedDelay(
            () -> safely(look), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void safely(Runnable look) {
    try {
      look.run();
    } catch (RuntimeException e) {
      LOG.warn("Rotated secrets could not be looked for", e);
    }
  }

  /// Waits for nothing that is under way.
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
