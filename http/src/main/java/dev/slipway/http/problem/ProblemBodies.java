package dev.slipway.http.problem;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.Problem;
import dev.slipway.wire.ProblemBody;
import dev.slipway.wire.ProblemReport;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns problems into what travels.
public final class ProblemBodies {
  private static final String TYPES = "/docs#problem-";

  private final InstantSource clock;

  public ProblemBodies(InstantSource clock) {
    this.clock = clock;
  }

  /// The body of an answer that is a problem.
  public ProblemBody body(Problem problem, int status, String path, String requestId) {
    return new ProblemBody(
        URI.create(TYPES + problem.code()),
        problem.tried(),
        status,
        problem.why(),
        path,
        false,
        problem.code().name(),
        problem.why(),
        problem.kind().name(),
        null,
        where(problem),
        problem.evidence(),
        problem.fix(),
        problem.retryable(),
        requestId,
        clock.instant());
  }

  /// A problem inside another answer.
  ///
  /// @param step the step of the deployment that met it
  public static ProblemReport report(Problem problem, Optional<Step> step) {
    return new ProblemReport(
        problem.code().name(),
        problem.why(),
        problem.tried(),
        problem.kind().name(),
        step.map(Step::id).orElse(null),
        where(problem),
        problem.evidence(),
        problem.fix(),
        problem.retryable());
  }

  private static @Nullable String where(Problem problem) {
    return problem.where().isEmpty() ? null : problem.where();
  }
}
