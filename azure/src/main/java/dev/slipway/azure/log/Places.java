package dev.slipway.azure.log;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogPosition;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Where pages ended that were read last, so that whoever follows a log reads on from there.
final class Places {
  private static final int REMEMBERED = 4_096;

  private final LinkedHashMap<Page, Place> places = new LinkedHashMap<>(16, 0.75f, true);

  private record Page(DeploymentId deployment, LogPosition end) {}

  /// @param offset of the first byte after the page's last line
  record Place(LogPart part, long offset) {}

  synchronized Optional<Place> after(DeploymentId deployment, LogPosition position) {
    return Optional.ofNullable(places.get(new Page(deployment, position)));
  }

  synchronized void remember(DeploymentId deployment, LogPosition position, Place place) {
    places.put(new Page(deployment, position), place);
    if (places.size() > REMEMBERED) {
      places.pollFirstEntry();
    }
  }

  synchronized void forget(DeploymentId deployment) {
    places.keySet().removeIf(page -> page.deployment().equals(deployment));
  }
}
