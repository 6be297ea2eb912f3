package dev.slipway.domain.usage;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A stretch of time, without its end.
public record Stretch(Instant from, Instant until) {
  /// A month of UTC.
  public static Stretch of(YearMonth month) {
    return new Stretch(start(month), start(month.plusMonths(1)));
  }

  /// How much of this lies in the other one.
  public Duration within(Stretch other) {
    Instant first = from.isAfter(other.from) ? from : other.from;
    Instant last = until.isBefore(other.until) ? until : other.until;
    return first.isBefore(last) ? Duration.between(first, last) : Duration.ZERO;
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
