package dev.slipway.engine.quota;

import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.ports.quota.QuotaAnswer.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an organization hears whose quota is used up: a `DEPLOYMENT_QUOTA_EXCEEDED` with the limit,
/// what is used and when there is room again.
public final class QuotaRefusal {
  /// Nobody knows when a deployment ends; most take less than a minute.
  private static final Duration UNTIL_ONE_ENDS = Duration.ofSeconds(15);

  private QuotaRefusal() {}

  /// For a deployment, with when to try again.
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
                evidence(
                    refused.quota(),
                    refused.limit(),
                    refused.used(),
                    resets.map(Instant::toString).orElse("when a deployment ends")));
    return new SlipwayException(
        problem, resets.map(at -> Duration.between(request.at(), at)).orElse(UNTIL_ONE_ENDS));
  }

  /// For something that stays; waiting alone does not help.
  static SlipwayException of(
      OrganizationId organization, String tried, Quota quota, long limit, long used, long asked) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_QUOTA_EXCEEDED,
                tried,
                "%s may have %,d %s; %,d are counted, and this needs %,d"
                    .formatted(organization, limit, quota.title(), used, asked),
                "%s, or ask for a higher quota".formatted(freedBy(quota)))
            .at(organization.value())
            .withEvidence(evidence(quota, limit, used, "when something of it is removed")));
  }

  private static List<String> evidence(Quota quota, long limit, long used, String resets) {
    return List.of("quota: " + quota.id(), "limit: " + limit, "used: " + used, "resets: " + resets);
  }

  private static String freedBy(Quota quota) {
    return switch (quota) {
      case CONCURRENT, PER_DAY, PER_MONTH -> "Wait until one of its deployments has ended";
      case PROJECTS -> "Delete a project that is not needed any more";
      case SOURCE_BYTES ->
          "Leave large files out with .slipwayignore, or delete a project that is not needed any more";
      case MILLI_CPU, MEMORY ->
          "Ask for less with sizes in slipway.json, or delete a project that is not needed any more";
    };
  }
}
