package dev.slipway.http.connection;

import java.time.Duration;

/// How long the server waits for its clients.
///
/// @param idle the longest time between two requests; longer than clients keep a connection, or it
///   would be gone when they use it again
/// @param silence the longest time without a byte in the middle of a request
/// @param grace how long the head of a request and its body may be waited for, each of them
/// @param bytesPerSecond this many bytes earn a second more, so that large bodies have their time
/// @param stuck how long a client may take until it reads on of its answer
public record Patience(
    Duration idle, Duration silence, Duration grace, int bytesPerSecond, Duration stuck) {
  /// What a slow line can keep to.
  public static Patience standard() {
    return new Patience(
        Duration.ofSeconds(75),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        1024,
        Duration.ofSeconds(30));
  }

  /// How long it may have taken to wait for that many bytes.
  Duration allowed(long bytes) {
    return grace.plusMillis(bytes * 1000 / bytesPerSecond);
  }
}
