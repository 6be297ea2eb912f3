package dev.slipway.engine.quota;

import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.quota.QuotaAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an organization hears whose quota is used up.
public final class QuotaRefusal {
  /// Nobody knows when a deployment ends; most take less than a minute.
  private static final Duration UNTIL_ONE_ENDS = Duration.ofSeconds(15);

  private QuotaRefusal() {}

  /// A `DEPLOYMENT_QUOTA_EXCEEDED` that says when to try again.
  public static SlipwayException of(DeploymentRequest request, Refused refused) {
    Optional<Instant> resets = refused.quota().resets(request.at());
    Problem problem =
        Problem.passing(
                ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED,
                "Tried to start a deployment of " + request.project(),
                "%s may have %,d %s, and that many are counted"
                    .formatted(request.organization(), refused.limit(), refused.quota().title()),
                resets
                    .map(at -> "Wait until %s, or ask for a higher quota".formatted(at))
                    .orElse("Wait until one of its deployments has ended, or cancel one"))
            .at(request.organization().value())
            .withEvidence(
                List.of(
                    "quota: " + refused.quota().id(),
                    "limit: " + refused.limit(),
                    "used: " + refused.used(),
                    "resets: " + resets.map(Instant::toString).orElse("when a deployment ends")));
    return new SlipwayException(
        problem, resets.map(at -> Duration.between(request.at(), at)).orElse(UNTIL_ONE_ENDS));
  }
}
