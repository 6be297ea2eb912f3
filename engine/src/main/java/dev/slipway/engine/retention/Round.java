package dev.slipway.engine.retention;

import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/// One collection: when it began, whether it only looks, and what it has counted.
///
/// @param isStopped whether the service is being ended
record Round(boolean dryRun, Instant now, Tally tally, BooleanSupplier isStopped) {
  /// What was used before this may go.
  Instant unusedSince() {
    return now.minus(RetentionRules.GRACE);
  }

  /// To be called between batches: ends a collection whose service is being ended. What it has done
  /// is done, and the next one goes on.
  void goOn() {
    if (isStopped.getAsBoolean()) {
      throw new CancellationException("the service is being ended");
    }
  }
}
