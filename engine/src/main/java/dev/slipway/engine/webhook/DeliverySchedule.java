package dev.slipway.engine.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a delivery is tried again: the one place that decides it.
///
/// @param pauses the pause after each try; when there is none left, the delivery is given up
/// @param longestWish a receiver that asks for more time than this gets this
record DeliverySchedule(List<Duration> pauses, Duration longestWish) {
  /// Eight tries within about a day.
  static final DeliverySchedule STANDARD =
      new DeliverySchedule(
          List.of(
              Duration.ofSeconds(5),
              Duration.ofSeconds(30),
              Duration.ofMinutes(3),
              Duration.ofMinutes(15),
              Duration.ofHours(1),
              Duration.ofHours(5),
              Duration.ofHours(18)),
          Duration.ofHours(12));

  /// A test is tried once: somebody waits to see how it goes.
  static final DeliverySchedule ONCE = new DeliverySchedule(List.of(), Duration.ZERO);

  private static final int FIFTH = 5;

  /// When the next try is due; empty when there were enough.
  ///
  /// @param tries how many there were
  /// @param retryAfter what the receiver answered: seconds or a date ([RFC
  ///   9110](https://www.rfc-editor.org/rfc/rfc9110#name-retry-after)). It can put the next try off
  ///   and never bring it forward; what it makes no sense of is passed over
  Optional<Instant> next(
      int tries, Optional<String> retryAfter, Instant now, RandomGenerator random) {
    if (tries > pauses.size()) {
      return Optional.empty();
    }
    Instant own = now.plus(varied(pauses.get(tries - 1), random));
    Instant latest = now.plus(longestWish);
    return Optional.of(
        retryAfter
            .flatMap(text -> wish(text.strip(), now))
            .map(wish -> wish.isAfter(latest) ? latest : wish)
            .filter(own::isBefore)
            .orElse(own));
  }

  /// A fifth more or less, so that what failed together does not come back together.
  private static Duration varied(Duration pause, RandomGenerator random) {
    long margin = pause.toMillis() / FIFTH;
    return pause.plusMillis(random.nextLong(-margin, margin + 1));
  }

  private static Optional<Instant> wish(String text, Instant now) {
    if (text.matches("[0-9]{1,9}")) {
      return Optional.of(now.plusSeconds(Long.parseLong(text)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
