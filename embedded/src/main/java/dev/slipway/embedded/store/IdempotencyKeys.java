package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.store.AdmissionTerms;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The keys of requests that were accepted lately.
final class IdempotencyKeys {
  /// What came under a key before.
  record Use(Digest request, DeploymentId deployment) {}

  Optional<Use> find(Handle handle, OrganizationId organization, IdempotencyKey key) {
    return handle
        .createQuery(
            """
            SELECT request, deployment FROM idempotency_key
            WHERE organization = :organization AND key = :key AND used_at > <now> - :life
            """)
        .bind("organization", organization.value())
        .bind("key", key.value())
        .bind("life", AdmissionTerms.KEY_LIFE.toMillis())
        .map((row, _) ->
            new Use(
                new Digest(row.getString("request")),
                new DeploymentId(row.getString("deployment"))))
        .findOne();
  }

  /// Remembers a key, in place of one whose deployment went with its project, and forgets those
  /// that are past their life.
  void remember(
      Handle handle, OrganizationId organization, IdempotencyKey key, DeploymentId deployment) {
    handle
        .createUpdate("DELETE FROM idempotency_key WHERE used_at <= <now> - :life")
        .bind("life", AdmissionTerms.KEY_LIFE.toMillis())
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO idempotency_key (organization, key, request, deployment, used_at)
            VALUES (:organization, :key, :request, :deployment, <now>)
            ON CONFLICT DO UPDATE SET
              request = excluded.request, deployment = excluded.deployment, used_at = excluded.used_at
            """)
        .bind("organization", organization.value())
        .bind("key", key.value())
        .bind("request", key.request().hex())
        .bind("deployment", deployment.value())
        .execute();
  }
}
