package dev.slipway.engine.control;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Requester;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.admission.Admit;
import dev.slipway.engine.query.Deployments;
import dev.slipway.ports.store.DeploymentStore;
import java.time.InstantSource;
import java.util.Optional;

/// Asks again for what an ended deployment asked for. The ended one stays as it is; the new one
/// names it.
public final class RetryDeployment {
  private final DeploymentStore deployments;
  private final Admit admit;
  private final InstantSource clock;

  public RetryDeployment(DeploymentStore deployments, Admit admit, InstantSource clock) {
    this.deployments = deployments;
    this.admit = admit;
    this.clock = clock;
  }

  /// The new deployment, queued; `DEPLOYMENT_IN_PROGRESS` while that one or another of its project
  /// is under way.
  public Deployment retry(DeploymentId id, Requester by) {
    Deployment ended = deployments.find(id).orElseThrow(() -> Deployments.notFound(id));
    if (!ended.state().phase().isFinal()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.DEPLOYMENT_IN_PROGRESS,
                  "Tried to retry a deployment",
                  "It is %s".formatted(ended.state().phase().id()),
                  "Wait for its end, or cancel it first")
              .at(id.value()));
    }
    DeploymentRequest request = ended.request();
    return admit.admit(
        new DeploymentRequest(
            request.project(),
            request.organization(),
            by.user(),
            request.environment(),
            request.subject(),
            Optional.of(id),
            clock.instant(),
            by.caller()));
  }
}
