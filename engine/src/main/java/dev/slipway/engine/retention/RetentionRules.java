package dev.slipway.engine.retention;

import java.time.Duration;
import java.util.Optional;

/// How much is kept.
///
/// @param age how long a deployment is kept after its end; empty for ever
/// @param deployments how many of the newest deployments of each project and environment are kept,
///   empty for all. One goes that either rule lets go
/// @param releases how many releases of each project and environment can be returned to, besides
///   the current one. What they need is kept, whatever the other rules say
/// @param diskBytes how much everything may take of the disk; empty for as much as there is
public record RetentionRules(
    Optional<Duration> age, Optional<Long> deployments, int releases, Optional<Long> diskBytes) {
  /// What was used less than this ago is not collected: whoever was told that it is there may be
  /// about to need it.
  public static final Duration GRACE = Duration.ofDays(1);

  /// The same where the disk is too full: long enough for a step that found something to note that
  /// it did.
  static final Duration SHORT_GRACE = Duration.ofMinutes(10);

  /// Everything is kept that anything names.
  public static final RetentionRules KEEP_ALL =
      new RetentionRules(Optional.empty(), Optional.empty(), Integer.MAX_VALUE, Optional.empty());

  public RetentionRules {
    if (releases < 0
        || age.filter(Duration::isNegative).isPresent()
        || deployments.filter(most -> most < 0).isPresent()
        || diskBytes.filter(most -> most < 0).isPresent()) {
      throw new IllegalArgumentException("no less than nothing can be kept");
    }
  }
}
