package dev.slipway.cli.output;

import java.time.Duration;
import java.util.Locale;

/// Times as people read them: `0.86 s`, `2 min 05 s`.
public final class Durations {
  private Durations() {}

  /// A duration in words.
  public static String text(Duration duration) {
    return duration.toMinutes() > 0
        ? "%d min %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
        : String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1e3);
  }
}
