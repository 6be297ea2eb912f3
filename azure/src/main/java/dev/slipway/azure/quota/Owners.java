package dev.slipway.azure.quota;

import dev.slipway.azure.store.DeploymentOwners;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Reservation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which organization a reservation is of. A deployment that was saved says it itself. Of one that
/// never was, whoever reserved for it knows, and whoever found its reservation.
final class Owners {
  private static final int REMEMBERED = 10_000;

  private final DeploymentOwners saved;
  private final Map<DeploymentId, OrganizationId> met =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<DeploymentId, OrganizationId> eldest) {
              return size() > REMEMBERED;
            }
          });

  Owners(DeploymentOwners saved) {
    this.saved = saved;
  }

  void met(Reservation reservation) {
    met.put(reservation.deployment(), reservation.organization());
  }

  Optional<OrganizationId> of(DeploymentId deployment) {
    return Optional.ofNullable(met.get(deployment)).or(() -> saved.find(deployment));
  }

  void forget(DeploymentId deployment) {
    met.remove(deployment);
  }
}
