package dev.slipway.azure.queue;

import dev.slipway.domain.project.OrganizationId;
import java.util.LinkedHashMap;
import java.util.Map;

/// When each fair key was last served. The key that has waited longest since then is next.
final class Turns {
  private static final int MAX_KEYS = 10_000;

  private final Map<OrganizationId, Long> served = new LinkedHashMap<>(16, 0.75f, true);
  private long counter;

  /// The number of a key's last turn; 0 when it has had none.
  long last(OrganizationId key) {
    return served.getOrDefault(key, 0L);
  }

  /// Notes that a key is served now.
  void serve(OrganizationId key) {
    served.put(key, ++counter);
    if (served.size() > MAX_KEYS) {
      served.remove(served.keySet().iterator().next());
    }
  }

  /// Takes a turn back that came to nothing.
  void takeBack(OrganizationId key, long last) {
    served.put(key, last);
  }
}
