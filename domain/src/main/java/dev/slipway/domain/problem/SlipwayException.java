package dev.slipway.domain.problem;

import java.time.Duration;
import java.util.Optional;

/// Carries a [Problem] up to the edge that renders it. The one exception that Slipway throws for
/// failures a user can meet.
public final class SlipwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Optional<Duration> retryAfter;

  /// A failure that began here.
  public SlipwayException(Problem problem) {
    this(problem, Optional.empty());
  }

  /// A failure that began here, after which another try is worth making that much later.
  public SlipwayException(Problem problem, Duration retryAfter) {
    this(problem, Optional.of(retryAfter));
  }

  private SlipwayException(Problem problem, Optional<Duration> retryAfter) {
    super(problem.code() + ": " + problem.summary());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  /// A failure that began elsewhere; the cause is kept for the service's own log.
  public SlipwayException(Problem problem, Throwable cause) {
    super(problem.code() + ": " + problem.summary(), cause);
    this.problem = problem;
    this.retryAfter = Optional.empty();
  }

  /// What went wrong and what to do.
  public Problem problem() {
    return problem;
  }

  /// How long to wait before another try; empty where nobody knows, or no try helps.
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
