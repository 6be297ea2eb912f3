package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Lease;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The leases in the table of deployments. A lease is the latest as long as its holder and epoch
/// are in the row, even after its time, until somebody else takes it.
final class DeploymentLeases {
  Optional<Lease> acquire(Handle handle, DeploymentId id, String holder, Duration duration) {
    return handle
        .createQuery(
            """
            UPDATE deployment
            SET lease_holder = :holder,
                lease_epoch = lease_epoch + 1,
                lease_until = <now> + :millis
            WHERE id = :id AND active = 1 AND coalesce(lease_until, 0) <= <now>
            RETURNING lease_epoch
            """)
        .bind("id", id.value())
        .bind("holder", holder)
        .bind("millis", duration.toMillis())
        .mapTo(Long.class)
        .findOne()
        .map(epoch -> new Lease(id, holder, epoch));
  }

  boolean renew(Handle handle, Lease lease, Duration duration) {
    return handle
            .createUpdate(
                """
                UPDATE deployment SET lease_until = <now> + :millis
                WHERE id = :id AND lease_holder = :holder AND lease_epoch = :epoch
                """)
            .bind("millis", duration.toMillis())
            .bind("id", lease.deployment().value())
            .bind("holder", lease.holder())
            .bind("epoch", lease.epoch())
            .execute()
        == 1;
  }

  int release(Handle handle, Lease lease) {
    return handle
        .createUpdate(
            """
            UPDATE deployment SET lease_holder = NULL, lease_until = NULL
            WHERE id = :id AND lease_holder = :holder AND lease_epoch = :epoch
            """)
        .bind("id", lease.deployment().value())
        .bind("holder", lease.holder())
        .bind("epoch", lease.epoch())
        .execute();
  }

  int releaseAll(Handle handle) {
    return handle.execute(
        """
        UPDATE deployment SET lease_holder = NULL, lease_until = NULL
        WHERE active = 1 AND lease_holder IS NOT NULL
        """);
  }

  boolean isLatest(Handle handle, Lease lease) {
    return isThere(
        handle,
        """
        SELECT 1 FROM deployment
        WHERE id = :id AND lease_holder = :holder AND lease_epoch = :epoch
        """,
        lease);
  }

  /// Whether it is the latest one, and of a deployment that is not final.
  boolean isOfActive(Handle handle, Lease lease) {
    return isThere(
        handle,
        """
        SELECT 1 FROM deployment
        WHERE id = :id AND lease_holder = :holder AND lease_epoch = :epoch AND active = 1
        """,
        lease);
  }

  private static boolean isThere(Handle handle, String query, Lease lease) {
    return handle
        .createQuery(query)
        .bind("id", lease.deployment().value())
        .bind("holder", lease.holder())
        .bind("epoch", lease.epoch())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
