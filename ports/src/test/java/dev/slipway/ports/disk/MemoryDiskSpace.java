package dev.slipway.ports.disk;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Caches of which nothing but their size is known.
public final class MemoryDiskSpace implements DiskSpace {
  private final Map<DiskCache, Long> caches = new LinkedHashMap<>();
  private final Set<DiskCache> inUse = new HashSet<>();
  private long other;

  /// Everything that is no cache takes this much.
  public synchronized void setOther(long bytes) {
    other = bytes;
  }

  /// Adds a cache, in place of one of the same kind and name.
  public synchronized void add(DiskCache cache, long bytes) {
    caches.keySet().removeIf(old -> old.kind() == cache.kind() && old.name().equals(cache.name()));
    caches.put(cache, bytes);
  }

  /// Uses a cache from now on.
  public synchronized void use(DiskCache cache) {
    inUse.add(cache);
  }

  @Override
  public synchronized long used() {
    return other + caches.values().stream().mapToLong(Long::longValue).sum();
  }

  @Override
  public synchronized List<DiskCache> caches() {
    return List.copyOf(caches.keySet());
  }

  @Override
  public synchronized long bytes(DiskCache cache) {
    return caches.getOrDefault(cache, 0L);
  }

  @Override
  public synchronized boolean remove(DiskCache cache) {
    return !inUse.contains(cache) && caches.remove(cache) != null;
  }
}
