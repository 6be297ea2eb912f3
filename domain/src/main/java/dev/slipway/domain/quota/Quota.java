package dev.slipway.domain.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// What is counted for an organization. Days and months are those of UTC.
public enum Quota {
  /// Deployments that have not ended.
  CONCURRENT("concurrent", "deployments at once"),
  /// Deployments that were accepted on one day and have not failed or been cancelled.
  PER_DAY("perDay", "deployments a day"),
  /// The same for a month.
  PER_MONTH("perMonth", "deployments a month");

  private final String id;
  private final String title;

  Quota(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// Its name in the API: `perDay`.
  public String id() {
    return id;
  }

  /// What it counts, for people: `deployments a day`.
  public String title() {
    return title;
  }

  /// The stretch of time that is counted together: `2026-11-25`, `2026-11`, or `now`.
  public String period(Instant at) {
    return switch (this) {
      case CONCURRENT -> "now";
      case PER_DAY -> day(at).toString();
      case PER_MONTH -> YearMonth.from(day(at)).toString();
    };
  }

  /// When counting begins anew; empty where time alone frees nothing.
  public Optional<Instant> resets(Instant at) {
    return switch (this) {
      case CONCURRENT -> Optional.empty();
      case PER_DAY -> Optional.of(start(day(at).plusDays(1)));
      case PER_MONTH -> Optional.of(start(YearMonth.from(day(at)).plusMonths(1).atDay(1)));
    };
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
