package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;

/// V2's four words for how a deployment stands.
public final class LegacyStatus {
  private LegacyStatus() {}

  /// `preparing` until files are moved, then `deploying`, and `deployed` or `failed` at the end.
  public static String of(Deployment deployment) {
    return switch (deployment.state().phase()) {
      case QUEUED -> "preparing";
      case RUNNING, CANCELLING -> underWay(deployment);
      case SUCCEEDED -> "deployed";
      case FAILED, CANCELLED -> "failed";
    };
  }

  private static String underWay(Deployment deployment) {
    boolean moving =
        deployment.steps().latest().map(step -> step.compareTo(Step.SYNC) >= 0).orElse(false);
    return moving ? "deploying" : "preparing";
  }
}
