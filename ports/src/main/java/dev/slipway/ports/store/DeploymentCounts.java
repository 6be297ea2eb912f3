package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Phase;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many deployments are in each phase; a phase that none is in counts 0.
public record DeploymentCounts(Map<Phase, Long> byPhase) {
  public DeploymentCounts {
    EnumMap<Phase, Long> all = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      all.put(phase, byPhase.getOrDefault(phase, 0L));
    }
    byPhase = Collections.unmodifiableMap(all);
  }

  /// How many there are in that phase.
  public long of(Phase phase) {
    return byPhase.getOrDefault(phase, 0L);
  }
}
