package dev.slipway.embedded.quota;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// The reservations of deployments that have not been settled.
final class ReservationTable {
  private static final RowMapper<Reservation> RESERVATION =
      (row, _) ->
          new Reservation(
              new DeploymentId(row.getString("deployment")),
              new OrganizationId(row.getString("organization")),
              Instant.ofEpochMilli(row.getLong("at")));

  boolean isOpen(Handle handle, DeploymentId deployment) {
    return handle
        .createQuery("SELECT 1 FROM quota_reservation WHERE deployment = :deployment")
        .bind("deployment", deployment.value())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  void open(Handle handle, Reservation reservation) {
    handle
        .createUpdate(
            """
            INSERT INTO quota_reservation (deployment, organization, at)
            VALUES (:deployment, :organization, :at)
            """)
        .bind("deployment", reservation.deployment().value())
        .bind("organization", reservation.organization().value())
        .bind("at", reservation.at().toEpochMilli())
        .execute();
  }

  /// The reservation that was open until now.
  Optional<Reservation> close(Handle handle, DeploymentId deployment) {
    return handle
        .createQuery(
            """
            DELETE FROM quota_reservation WHERE deployment = :deployment
            RETURNING deployment, organization, at
            """)
        .bind("deployment", deployment.value())
        .map(RESERVATION)
        .findOne();
  }

  List<OrganizationId> holders(Handle handle) {
    return handle
        .createQuery("SELECT DISTINCT organization FROM quota_reservation ORDER BY organization")
        .mapTo(String.class)
        .map(OrganizationId::new)
        .list();
  }

  List<Reservation> list(
      Handle handle, OrganizationId organization, Optional<DeploymentId> after, int limit) {
    return handle
        .createQuery(
            """
            SELECT deployment, organization, at FROM quota_reservation
            WHERE organization = :organization AND deployment > :after
            ORDER BY deployment
            LIMIT :limit
            """)
        .bind("organization", organization.value())
        .bind("after", after.map(DeploymentId::value).orElse(""))
        .bind("limit", limit)
        .map(RESERVATION)
        .list();
  }
}
