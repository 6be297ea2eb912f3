package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.ports.store.Page;
import java.util.List;
import java.util.Optional;

/// Pages of deployments, which end at the number of a row.
final class DeploymentPages {
  private DeploymentPages() {}

  /// @param found one more than the limit when there is a following page
  static Page<Deployment> page(List<NumberedDeployment> found, int limit) {
    List<NumberedDeployment> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(NumberedDeployment::deployment).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(items.getLast().number()))
            : Optional.empty());
  }

  /// The row that a page ended at.
  static long number(String token) {
    return PageEnd.number(token, "Tried to list deployments");
  }
}
