package dev.slipway.engine.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.ports.access.AccessKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The keys that were used lately, so that a request needs no look into the store. A change in this
/// process holds at once; one of another process after [#FRESH].
final class RecentKeys {
  static final Duration FRESH = Duration.ofSeconds(30);

  private static final int CAPACITY = 10_000;

  private final AccessKeys store;
  private final InstantSource clock;
  private final Map<KeyId, Seen> seen =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<KeyId, Seen> eldest) {
          return size() > CAPACITY;
        }
      };
  private long changes;

  RecentKeys(AccessKeys store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private record Seen(AccessKey key, Instant at) {}

  /// The key; only keys that exist are remembered, so guessing pushes nothing out.
  Optional<AccessKey> find(KeyId id) {
    Instant now = clock.instant();
    long changesBefore;
    synchronized (this) {
      Seen recent = seen.get(id);
      if (recent != null && now.isBefore(recent.at().plus(FRESH))) {
        return Optional.of(recent.key());
      }
      changesBefore = changes;
    }
    Optional<AccessKey> stored = store.find(id);
    stored.ifPresent(key -> remember(key, now, changesBefore));
    return stored;
  }

  /// Forgets a key that has just been saved. What is being read meanwhile is not remembered, as it
  /// may be from before.
  synchronized void changed(KeyId id) {
    changes++;
    seen.remove(id);
  }

  private synchronized void remember(AccessKey key, Instant now, long changesBefore) {
    if (changes == changesBefore) {
      seen.put(key.id(), new Seen(key, now));
    }
  }
}
