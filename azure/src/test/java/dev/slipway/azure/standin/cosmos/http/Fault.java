package dev.slipway.azure.standin.cosmos.http;

import java.time.Duration;

/// What goes wrong with a request.
public sealed interface Fault {
  /// It is refused: 429 and 449 say how long to wait.
  record Refused(int status, int part, Duration retryAfter) implements Fault {
    public Refused(int status, Duration retryAfter) {
      this(status, 0, retryAfter);
    }
  }

  /// The connection ends before anything was done.
  record NeverCame() implements Fault {}

  /// It is done, and the connection ends before the answer.
  record AnswerLost() implements Fault {}

  /// It is done, and answered that much later.
  record Slow(Duration delay) implements Fault {}
}
