package dev.slipway.ports.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Access keys in memory.
public final class MemoryAccessKeys implements AccessKeys {
  private final Map<String, AccessKey> keys = new TreeMap<>();

  @Override
  public synchronized SaveResult<AccessKey> save(AccessKey key) {
    long savedVersion = find(key.id()).map(AccessKey::version).orElse(0L);
    if (savedVersion != key.version()) {
      return new SaveResult.Conflict<>();
    }
    AccessKey next = key.withVersion(key.version() + 1);
    keys.put(key.id().value(), next);
    return new SaveResult.Saved<>(next);
  }

  @Override
  public synchronized Optional<AccessKey> find(KeyId id) {
    return Optional.ofNullable(keys.get(id.value()));
  }

  @Override
  public synchronized Page<AccessKey> list(
      Optional<OrganizationId> owner, Optional<String> after, int limit) {
    List<AccessKey> found =
        keys.values().stream()
            .filter(key -> owner.isEmpty() || owner.equals(key.grant().organization()))
            .filter(key -> key.id().value().compareTo(after.orElse("")) > 0)
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> last.id().value());
  }
}
