package dev.slipway.azure.secret;

import dev.slipway.domain.project.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// Values that were read lately. A place is used for one value only, so what is in here is right
/// for as long as it is; it goes so that secrets do not stay in memory.
final class ValueCache {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final InstantSource clock;
  private final SequencedMap<VaultPlace, Kept> values = new LinkedHashMap<>();

  ValueCache(InstantSource clock) {
    this.clock = clock;
  }

  private record Kept(Secret value, Instant until) {}

  synchronized Optional<Secret> find(VaultPlace place) {
    Instant now = clock.instant();
    values.values().removeIf(kept -> !now.isBefore(kept.until()));
    return Optional.ofNullable(values.get(place)).map(Kept::value);
  }

  synchronized void keep(VaultPlace place, Secret value) {
    if (values.size() >= MOST) {
      values.pollFirstEntry();
    }
    values.put(place, new Kept(value, clock.instant().plus(LIFE)));
  }

  synchronized void forget(VaultPlace place) {
    values.remove(place);
  }
}
