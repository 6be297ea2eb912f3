package dev.slipway.engine.control;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.admission.Canceller;
import dev.slipway.engine.admission.Outbox;
import dev.slipway.engine.query.Deployments;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.SaveResult;
import java.time.InstantSource;

/// Ends a deployment on request. The wish is a saved state, so it survives whatever happens to the
/// worker; a worker in this process is told at once, and a notice finds one for a deployment that
/// waits for its next attempt.
public final class CancelDeployment implements Canceller {
  private final DeploymentStore deployments;
  private final Quotas quotas;
  private final CancelSignal signal;
  private final Outbox outbox;
  private final InstantSource clock;

  public CancelDeployment(
      DeploymentStore deployments,
      Quotas quotas,
      CancelSignal signal,
      Outbox outbox,
      InstantSource clock) {
    this.deployments = deployments;
    this.quotas = quotas;
    this.signal = signal;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// The deployment, cancelled or being cancelled. Repeating it is harmless; `DEPLOYMENT_FINISHED`
  /// when it ended another way.
  public Deployment cancel(DeploymentId id) {
    while (true) {
      Deployment deployment = deployments.find(id).orElseThrow(() -> Deployments.notFound(id));
      Phase phase = deployment.state().phase();
      if (phase == Phase.CANCELLED || phase == Phase.CANCELLING) {
        return deployment;
      }
      if (phase.isFinal()) {
        throw finished(deployment);
      }
      if (deployments.save(deployment.cancel(clock.instant()))
          instanceof SaveResult.Saved<Deployment>(Deployment saved)) {
        signal.cancelRequested(id);
        quotas.trySettle(saved);
        outbox.trySend(saved);
        if (saved.state().phase().isFinal()) {
          outbox.trySendNext(saved);
        }
        return saved;
      }
    }
  }

  @Override
  public void cancelIfUnderWay(DeploymentId id) {
    try {
      cancel(id);
    } catch (SlipwayException e) {
      if (e.problem().code() != ProblemCode.DEPLOYMENT_FINISHED) {
        throw e;
      }
    }
  }

  private static SlipwayException finished(Deployment deployment) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_FINISHED,
                "Tried to cancel a deployment",
                "It has already %s".formatted(deployment.state().phase().id()),
                "Roll back to return to an earlier release")
            .at(deployment.id().value()));
  }
}
