package dev.slipway.cli.output;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as people read them where they are: `14:02` of today, and the day before that of others.
public record Times(Clock clock) {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  public String text(Instant at) {
    boolean today = LocalDate.ofInstant(at, clock.getZone()).equals(LocalDate.now(clock));
    return (today ? TODAY : EARLIER).format(at.atZone(clock.getZone()));
  }
}
