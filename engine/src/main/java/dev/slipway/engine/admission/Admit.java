package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.engine.quota.QuotaRefusal;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Lets a request in, if its organization has room for it and nothing else is under way where it
/// would go, or lets it wait. Accepted means saved: should the process end before the notice is
/// sent, the sweeper sends it.
public final class Admit {
  private final DeploymentStore deployments;
  private final Quotas quotas;
  private final Outbox outbox;
  private final Canceller canceller;
  private final RandomGenerator random;

  public Admit(
      DeploymentStore deployments,
      Quotas quotas,
      Outbox outbox,
      Canceller canceller,
      RandomGenerator random) {
    this.deployments = deployments;
    this.quotas = quotas;
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
    Deployment deployment = Deployment.queued(DeploymentId.create(request.at(), random), request);
    AdmissionTerms terms = new AdmissionTerms(onConflict != OnConflict.REJECT, key);
    return switch (admitWithinQuota(deployment, terms)) {
      case Admission.Admitted(Deployment saved) -> {
        outbox.trySend(saved);
        yield new Acceptance(saved, Optional.empty(), false);
      }
      case Admission.Waiting(Deployment saved, Deployment active, _) -> {
        if (onConflict == OnConflict.SUPERSEDE) {
          canceller.cancelIfUnderWay(active.id());
        }
        yield new Acceptance(saved, Optional.of(active.id()), false);
      }
      case Admission.Repeated(Deployment before) -> new Acceptance(before, Optional.empty(), true);
      case Admission.Busy(Deployment active) -> throw busy(active);
      case Admission.KeyTaken() -> throw keyTaken(request);
    };
  }

  /// A request that was accepted before is answered with what it led to, room or not.
  private Admission admitWithinQuota(Deployment deployment, AdmissionTerms terms) {
    DeploymentRequest request = deployment.request();
    return switch (quotas.reserve(deployment)) {
      case QuotaAnswer.Reserved() -> admitInItsPlace(deployment, terms);
      case QuotaAnswer.Refused refused ->
          terms
              .key()
              .flatMap(key -> deployments.earlier(request.organization(), key))
              .orElseThrow(() -> QuotaRefusal.of(request, refused));
    };
  }

  /// Where it stays unknown whether the deployment was saved, its place is settled later.
  private Admission admitInItsPlace(Deployment deployment, AdmissionTerms terms) {
    Admission admission = deployments.admit(deployment, terms);
    switch (admission) {
      case Admission.Admitted _ -> {}
      case Admission.Waiting waiting -> waiting.displaced().ifPresent(quotas::trySettle);
      case Admission.Busy _, Admission.Repeated _, Admission.KeyTaken _ ->
          quotas.tryGiveBack(deployment);
    }
    return admission;
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
