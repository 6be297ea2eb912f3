package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Decides in one transaction whether a deployment is let in.
final class Admissions {
  private final DeploymentTable table;
  private final IdempotencyKeys keys = new IdempotencyKeys();

  Admissions(DeploymentTable table) {
    this.table = table;
  }

  Admission admit(Handle handle, Deployment deployment, AdmissionTerms terms) {
    DeploymentRequest request = deployment.request();
    Optional<Admission> before =
        terms.key().flatMap(key -> earlier(handle, request.organization(), key));
    if (before.isPresent()) {
      return before.get();
    }
    Optional<Deployment> active = table.active(handle, request.project(), request.environment());
    if (active.isPresent() && !terms.mayWait()) {
      return new Admission.Busy(active.get());
    }
    Deployment first = deployment.withVersion(1);
    Admission admission =
        active
            .<Admission>map(other -> waitFor(handle, other, first))
            .orElseGet(() -> activate(handle, first));
    terms
        .key()
        .ifPresent(key -> keys.remember(handle, request.organization(), key, deployment.id()));
    return admission;
  }

  /// What became of an earlier request under that key.
  Optional<Admission> earlier(Handle handle, OrganizationId organization, IdempotencyKey key) {
    return keys.find(handle, organization, key)
        .flatMap(use ->
            use.request().equals(key.request())
                ? table.find(handle, use.deployment()).map(Admission.Repeated::new)
                : Optional.of(new Admission.KeyTaken()));
  }

  private Admission activate(Handle handle, Deployment first) {
    table.insert(handle, first, false);
    return new Admission.Admitted(first);
  }

  private Admission waitFor(Handle handle, Deployment active, Deployment first) {
    DeploymentRequest request = first.request();
    Optional<Deployment> displaced =
        table
            .waiting(handle, request.project(), request.environment())
            .map(waiting -> waiting.cancel(request.at()).withVersion(waiting.version() + 1));
    displaced.ifPresent(cancelled -> table.replace(handle, cancelled));
    table.insert(handle, first, true);
    return new Admission.Waiting(first, active, displaced);
  }
}
