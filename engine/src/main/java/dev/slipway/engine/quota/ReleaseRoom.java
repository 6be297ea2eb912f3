package dev.slipway.engine.quota;

import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.release.Launch;
import java.util.ArrayList;
import java.util.List;

/// Makes sure, before anything is built, that the release of a deployment may be as large as it
/// will be. While the deployment runs, its place holds the larger of what serves and what is to
/// serve; afterwards what serves.
public final class ReleaseRoom {
  private final Limits limits;
  private final Holdings holdings;

  public ReleaseRoom(Limits limits, Holdings holdings) {
    this.limits = limits;
    this.holdings = holdings;
  }

  /// Takes room for a release that serves so; `RELEASE_TOO_LARGE` when it asks for more than one
  /// release may, `DEPLOYMENT_QUOTA_EXCEEDED` when those of the organization would together.
  public void take(DeploymentRequest request, Output output) {
    if (output instanceof Output.Server server) {
      requireAllowed(request, server.size().value());
    }
    QuotaUse wanted = ReplicaUse.of(output, request.environment());
    if (changesAnything(request, wanted)) {
      holdings.take(request.organization(), place(request), wanted, tried(request));
    }
  }

  /// Takes room for an earlier release. Going back is never refused.
  public void take(DeploymentRequest request, Launch earlier) {
    QuotaUse wanted = ReplicaUse.of(earlier, request.environment());
    if (changesAnything(request, wanted)) {
      holdings.takeFreely(request.organization(), place(request), wanted);
    }
  }

  private boolean changesAnything(DeploymentRequest request, QuotaUse wanted) {
    return !wanted.equals(QuotaUse.NONE)
        || holdings.find(request.organization(), place(request)).isPresent();
  }

  private void requireAllowed(DeploymentRequest request, SizeRequest asked) {
    SizeRequest most = limits.of(request.organization()).largestIn(request.environment());
    List<String> evidence = new ArrayList<>();
    if (exceeds(asked.milliCpu().orElse(0), most.milliCpu().orElse(Integer.MAX_VALUE))) {
      evidence.add(
          "sizes.cpu: %s, limit: %s"
              .formatted(
                  processors(asked.milliCpu().orElseThrow()),
                  processors(most.milliCpu().orElseThrow())));
    }
    if (exceeds(
        asked.memoryMebibytes().orElse(0), most.memoryMebibytes().orElse(Integer.MAX_VALUE))) {
      evidence.add(
          "sizes.memory: %s, limit: %s"
              .formatted(asked.memory().orElseThrow(), most.memory().orElseThrow()));
    }
    if (!evidence.isEmpty()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.RELEASE_TOO_LARGE,
                  tried(request),
                  "It asks for more than a release of %s may have in %s"
                      .formatted(request.organization(), request.environment().id()),
                  "Ask for less in slipway.json, or ask whoever runs the platform for a higher limit")
              .at("slipway.json: sizes")
              .withEvidence(evidence));
    }
  }

  private static boolean exceeds(int asked, int most) {
    return asked > most;
  }

  private static String processors(int thousandths) {
    return Double.toString(thousandths / 1000.0);
  }

  private static Holder place(DeploymentRequest request) {
    return new Holder.OfReleases(request.project(), request.environment());
  }

  private static String tried(DeploymentRequest request) {
    return "Tried to find room for %s in %s"
        .formatted(request.project(), request.environment().id());
  }
}
