package dev.slipway.domain.problem;

/// Carries a [Problem] up to the edge that renders it. The one exception that Slipway throws for
/// failures a user can meet.
public final class SlipwayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /// A failure that began here.
  public SlipwayException(Problem problem) {
    super(problem.code() + ": " + problem.summary());
    this.problem = problem;
  }

  /// A failure that began elsewhere; the cause is kept for the service's own log.
  public SlipwayException(Problem problem, Throwable cause) {
    super(problem.code() + ": " + problem.summary(), cause);
    this.problem = problem;
  }

  /// What went wrong and what to do.
  public Problem problem() {
    return problem;
  }
}
