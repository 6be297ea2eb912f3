package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.execution.LogIds;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a request in, if its organization has room for it and nothing else is under way where it
/// would go, or lets it wait. Accepted means saved: should the process end before the notice is
/// sent, the sweeper sends it.
public final class Admit {
  private static final Logger LOG = LoggerFactory.getLogger(Admit.class);

  private final QuotaGate gate;
  private final Outbox outbox;
  private final Canceller canceller;
  private final RandomGenerator random;

  public Admit(
      DeploymentStore deployments,
      Quotas quotas,
      Outbox outbox,
      Canceller canceller,
      RandomGenerator random) {
    this.gate = new QuotaGate(deployments, quotas);
    this.outbox = outbox;
    this.canceller = canceller;
    this.random = random;
  }

  /// The saved deployment; `DEPLOYMENT_IN_PROGRESS` when another one is active,
  /// `DEPLOYMENT_QUOTA_EXCEEDED` when its organization has no room for it.
  public Deployment admit(DeploymentRequest request) {
    return admit(request, OnConflict.REJECT, Optional.empty()).deployment();
  }

  /// The saved deployment, which may have to wait. Throws `DEPLOYMENT_IN_PROGRESS`,
  /// `DEPLOYMENT_QUOTA_EXCEEDED`, or `IDEMPOTENCY_KEY_REUSED` when the key came with another
  /// request before.
  public Acceptance admit(
      DeploymentRequest request, OnConflict onConflict, Optional<IdempotencyKey> key) {
    DeploymentId id = DeploymentId.create(request.at(), request.project(), random);
    Deployment deployment = Deployment.queued(id, request);
    AdmissionTerms terms = new AdmissionTerms(onConflict != OnConflict.REJECT, key);
    return switch (gate.admit(deployment, terms)) {
      case Admission.Admitted(Deployment saved) -> sent(saved);
      case Admission.Waiting(Deployment saved, Deployment active, _) ->
          behind(active.id(), saved, onConflict);
      case Admission.Repeated(Deployment before) -> new Acceptance(before, Optional.empty(), true);
      case Admission.Busy(Deployment active) -> throw busy(active);
      case Admission.KeyTaken() -> throw keyTaken(request);
    };
  }

  private Acceptance sent(Deployment saved) {
    try (LogIds _ = LogIds.of(saved)) {
      LOG.info("The deployment is accepted");
      outbox.trySend(saved);
      return new Acceptance(saved, Optional.empty(), false);
    }
  }

  private Acceptance behind(DeploymentId active, Deployment saved, OnConflict onConflict) {
    try (LogIds _ = LogIds.of(saved)) {
      LOG.info("The deployment is accepted and waits for the end of {}", active);
      if (onConflict == OnConflict.SUPERSEDE) {
        canceller.cancelIfUnderWay(active);
      }
      return new Acceptance(saved, Optional.of(active), false);
    }
  }

  private static SlipwayException keyTaken(DeploymentRequest request) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.IDEMPOTENCY_KEY_REUSED,
                "Tried to start a deployment of " + request.project(),
                "Another request came with the same Idempotency-Key in the last %d hours"
                    .formatted(AdmissionTerms.KEY_LIFE.toHours()),
                "Send each new request with a key of its own, and a repeated one unchanged")
            .at(request.project().value()));
  }

  private static SlipwayException busy(Deployment active) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.DEPLOYMENT_IN_PROGRESS,
                "Tried to start a deployment of %s to %s"
                    .formatted(active.request().project(), active.request().environment().id()),
                "Its deployment %s is %s".formatted(active.id(), active.state().phase().id()),
                "Wait for its end, cancel it with POST /deploy/%s/cancel, or ask with onConflict queue or supersede"
                    .formatted(active.id()))
            .at(active.id().value()));
  }
}
