package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import java.util.Optional;

/// Lets in one deployment for each key.
final class KeyedAdmissions {
  private static final Action ADMITTING = Action.writing("Tried to save a new deployment");

  private final Admissions admissions;
  private final RequestKeys keys;
  private final DeploymentItems deployments;

  KeyedAdmissions(Admissions admissions, RequestKeys keys, DeploymentItems deployments) {
    this.admissions = admissions;
    this.keys = keys;
    this.deployments = deployments;
  }

  Admission admit(Deployment deployment, AdmissionTerms terms) {
    return Turns.untilAnswered(
        ADMITTING,
        () ->
            terms
                .key()
                .map(key -> admit(deployment, terms, key))
                .orElseGet(() -> admissions.admit(deployment, terms, Optional.empty())));
  }

  private Optional<Admission> admit(
      Deployment deployment, AdmissionTerms terms, IdempotencyKey key) {
    RequestKeys.Claim claim = keys.claim(deployment, key);
    return switch (keys.ticket(claim)) {
      case RequestKeys.Ticket.Admitted(DeploymentId before) -> before(claim, key, before);
      case RequestKeys.Ticket.Barred _ -> Optional.empty();
      case RequestKeys.Ticket.Missing _ ->
          admissions
              .admit(deployment, terms, Optional.of(claim))
              .filter(admission -> !(admission instanceof Admission.Busy) || keys.bar(claim));
    };
  }

  Optional<Admission> earlier(OrganizationId organization, IdempotencyKey key) {
    return keys.find(organization, key)
        .flatMap(claim ->
            keys.ticket(claim) instanceof RequestKeys.Ticket.Admitted(DeploymentId before)
                ? before(claim, key, before)
                : Optional.empty());
  }

  private Optional<Admission> before(
      RequestKeys.Claim claim, IdempotencyKey key, DeploymentId before) {
    return claim.request().equals(key.request())
        ? deployments.find(before).map(found -> new Admission.Repeated(found.deployment()))
        : Optional.of(new Admission.KeyTaken());
  }
}
