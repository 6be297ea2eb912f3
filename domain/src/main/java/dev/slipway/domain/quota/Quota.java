package dev.slipway.domain.quota;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What is counted for an organization. Days and months are those of UTC.
public enum Quota {
  /// Deployments that have not ended.
  CONCURRENT("concurrent", "deployments at once"),
  /// Deployments that were accepted on one day and have not failed or been cancelled.
  PER_DAY("perDay", "deployments a day"),
  /// The same for a month.
  PER_MONTH("perMonth", "deployments a month"),
  /// Projects that exist.
  PROJECTS("projects", "projects"),
  /// The sizes of all files of every source that its projects keep. A file that is in two of them
  /// counts in both, because content is shared with others and so is nobody's.
  SOURCE_BYTES("sourceBytes", "bytes of sources"),
  /// What its servers may use of processors, in thousandths of one.
  MILLI_CPU("milliCpu", "thousandths of a processor for servers"),
  /// What its servers may use of memory, in MiB.
  MEMORY("memoryMebibytes", "MiB of memory for servers");

  /// Those that deployments use.
  public static final Set<Quota> OF_DEPLOYMENTS =
      Collections.unmodifiableSet(EnumSet.of(CONCURRENT, PER_DAY, PER_MONTH));

  /// Those that holders use.
  public static final Set<Quota> OF_HOLDERS =
      Collections.unmodifiableSet(EnumSet.of(PROJECTS, SOURCE_BYTES, MILLI_CPU, MEMORY));

  private final String id;
  private final String title;

  Quota(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// The one of that [#id], if there is one.
  public static Optional<Quota> byId(String id) {
    return Arrays.stream(values()).filter(quota -> quota.id.equals(id)).findFirst();
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
      case CONCURRENT, PROJECTS, SOURCE_BYTES, MILLI_CPU, MEMORY -> "now";
      case PER_DAY -> day(at).toString();
      case PER_MONTH -> YearMonth.from(day(at)).toString();
    };
  }

  /// When counting begins anew; empty where time alone frees nothing.
  public Optional<Instant> resets(Instant at) {
    return switch (this) {
      case CONCURRENT, PROJECTS, SOURCE_BYTES, MILLI_CPU, MEMORY -> Optional.empty();
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
