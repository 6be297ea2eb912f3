package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.execution.LogIds;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.DeploymentStore;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a request in, if nothing else is under way where it would go. Accepted means saved: should
/// the process end before the notice is sent, the sweeper sends it.
public final class Admit {
  private static final Logger LOG = LoggerFactory.getLogger(Admit.class);

  private final DeploymentStore deployments;
  private final Outbox outbox;
  private final RandomGenerator random;

  public Admit(DeploymentStore deployments, Outbox outbox, RandomGenerator random) {
    this.deployments = deployments;
    this.outbox = outbox;
    this.random = random;
  }

  /// The saved deployment; `DEPLOYMENT_IN_PROGRESS` when another one is active.
  public Deployment admit(DeploymentRequest request) {
    Deployment deployment = Deployment.queued(DeploymentId.create(request.at(), random), request);
    return switch (deployments.admit(deployment)) {
      case Admission.Admitted(Deployment saved) -> sent(saved);
      case Admission.Busy(Deployment active) -> throw busy(active);
    };
  }

  private Deployment sent(Deployment saved) {
    try (LogIds _ = LogIds.of(saved)) {
      LOG.info("The deployment is accepted");
      outbox.trySend(saved);
      return saved;
    }
  }

  private static SlipwayException busy(Deployment active) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_IN_PROGRESS,
                "Tried to start a deployment of %s to %s"
                    .formatted(active.request().project(), active.request().environment().id()),
                "Its deployment %s is %s".formatted(active.id(), active.state().phase().id()),
                "Wait for its end, or cancel it with POST /deploy/%s/cancel".formatted(active.id()))
            .at(active.id().value()));
  }
}
