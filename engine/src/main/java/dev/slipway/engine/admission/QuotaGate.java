package dev.slipway.engine.admission;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.engine.quota.QuotaRefusal;
import dev.slipway.engine.quota.Quotas;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;

/// Saves deployments for which their organization has room.
final class QuotaGate {
  private final DeploymentStore deployments;
  private final Quotas quotas;

  QuotaGate(DeploymentStore deployments, Quotas quotas) {
    this.deployments = deployments;
    this.quotas = quotas;
  }

  /// What the store answers, or `DEPLOYMENT_QUOTA_EXCEEDED`. A request that was accepted before is
  /// answered with what it led to, room or not.
  Admission admit(Deployment deployment, AdmissionTerms terms) {
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
}
