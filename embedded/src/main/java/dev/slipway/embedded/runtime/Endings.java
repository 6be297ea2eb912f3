package dev.slipway.embedded.runtime;

import dev.slipway.domain.release.ReleaseId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The releases that answer their last requests.
final class Endings {
  private final Duration drain;
  private final Map<Started, Thread> ending = new ConcurrentHashMap<>();

  /// @param drain how long the last requests may go on
  Endings(Duration drain) {
    this.drain = drain;
  }

  /// Ends a release after its last requests; returns at once.
  void begin(Started release) {
    Thread thread = Thread.ofVirtual().name("release-end").unstarted(() -> end(release));
    if (ending.putIfAbsent(release, thread) == null) {
      thread.start();
    }
  }

  Set<ReleaseId> releases() {
    return ending.keySet().stream()
        .map(release -> release.backend().release())
        .collect(Collectors.toUnmodifiableSet());
  }

  Optional<Started> find(ReleaseId release) {
    return ending.keySet().stream()
        .filter(candidate -> candidate.backend().release().equals(release))
        .findAny();
  }

  /// Waits until all have ended.
  void awaitAll() {
    for (Thread thread : ending.values()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void end(Started release) {
    try {
      release.backend().inFlight().drain(drain);
      if (release.app().isPresent()) {
        release.app().get().end();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      ending.remove(release);
    }
  }
}
