package dev.slipway.ports.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.ports.store.SaveResult;
import java.util.HashMap;
import java.util.Map;

/// Limits of organizations in memory.
public final class MemoryLimitStore implements LimitStore {
  private final Map<OrganizationId, OwnLimits> limits = new HashMap<>();

  @Override
  public synchronized OwnLimits find(OrganizationId organization) {
    return limits.getOrDefault(organization, OwnLimits.none(organization));
  }

  @Override
  public synchronized SaveResult<OwnLimits> save(OwnLimits next) {
    if (find(next.organization()).version() != next.version()) {
      return new SaveResult.Conflict<>();
    }
    OwnLimits saved = next.withVersion(next.version() + 1);
    limits.put(saved.organization(), saved);
    return new SaveResult.Saved<>(saved);
  }
}
