package dev.slipway.azure.standin.servicebus.queue;

import java.time.Duration;
import java.util.Optional;

/// How a queue treats its messages.
///
/// @param duplicateWindow how long message ids are remembered; empty to take in every message
/// @param timeToLive of messages that bring none
/// @param deadLettersExpired whether messages whose time is over are put aside or dropped
public record QueueSettings(
    String name,
    Duration lock,
    int maxDeliveries,
    boolean sessions,
    Optional<Duration> duplicateWindow,
    Optional<Duration> timeToLive,
    boolean deadLettersExpired,
    int maxMessageBytes) {
  private static final int STANDARD_TIER_BYTES = 262_144;

  /// What Service Bus makes when it is told nothing but a name.
  public static QueueSettings named(String name) {
    return new QueueSettings(
        name,
        Duration.ofMinutes(1),
        10,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        STANDARD_TIER_BYTES);
  }

  /// The same with locks that last this long; Service Bus itself refuses less than five seconds.
  public QueueSettings lockingFor(Duration duration) {
    return new QueueSettings(
        name,
        duration,
        maxDeliveries,
        sessions,
        duplicateWindow,
        timeToLive,
        deadLettersExpired,
        maxMessageBytes);
  }

  public QueueSettings deliveringAtMost(int times) {
    return new QueueSettings(
        name,
        lock,
        times,
        sessions,
        duplicateWindow,
        timeToLive,
        deadLettersExpired,
        maxMessageBytes);
  }

  public QueueSettings withSessions() {
    return new QueueSettings(
        name,
        lock,
        maxDeliveries,
        true,
        duplicateWindow,
        timeToLive,
        deadLettersExpired,
        maxMessageBytes);
  }

  public QueueSettings rememberingIdsFor(Duration window) {
    return new QueueSettings(
        name,
        lock,
        maxDeliveries,
        sessions,
        Optional.of(window),
        timeToLive,
        deadLettersExpired,
        maxMessageBytes);
  }

  public QueueSettings keepingMessagesFor(Duration time, boolean deadLetters) {
    return new QueueSettings(
        name,
        lock,
        maxDeliveries,
        sessions,
        duplicateWindow,
        Optional.of(time),
        deadLetters,
        maxMessageBytes);
  }

  /// Of the sub-queue with what was put aside: it has no sessions, and nothing leaves it by itself.
  QueueSettings ofDeadLetters() {
    return new QueueSettings(
        name + "/$deadletterqueue",
        lock,
        Integer.MAX_VALUE,
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        maxMessageBytes);
  }
}
