package dev.slipway.azure.standin.blob;

import java.time.Duration;

/// What goes wrong on the way to Blob Storage and back.
public sealed interface Fault {
  /// The connection is reset before the request went on.
  record NeverCame() implements Fault {}

  /// The request was done, and the connection is reset instead of an answer.
  record AnswerLost() implements Fault {}

  /// The storage refuses for now.
  ///
  /// @param status 500 or 503
  record Refused(int status, Duration retryAfter) implements Fault {}

  /// The answer comes late.
  record Slow(Duration delay) implements Fault {}

  /// The answer's head comes whole and half of its body does.
  record CutOff() implements Fault {}
}
