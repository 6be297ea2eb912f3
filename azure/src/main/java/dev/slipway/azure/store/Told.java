package dev.slipway.azure.store;

import dev.slipway.domain.deployment.Deployment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The events that an admission brings about, each noted before it.
///
/// @param noted the numbers of the events; empty when nobody is told
record Told(EventNotes events, Map<Deployment, Long> noted) {
  static Told of(
      ProjectState state, EventNotes events, Deployment admitted, Optional<Deployment> displaced) {
    Map<Deployment, Long> noted = new LinkedHashMap<>();
    if (state.isTold()) {
      noted.put(admitted, events.note(admitted));
      displaced.ifPresent(cancelled -> noted.put(cancelled, events.note(cancelled)));
    }
    return new Told(events, noted);
  }

  /// The number of the event that this one is in; 0 when nobody is told.
  long of(Deployment deployment) {
    return noted.getOrDefault(deployment, 0L);
  }

  /// Whether it was saved is known.
  void answered(boolean isSaved) {
    if (isSaved) {
      events.happened();
    } else {
      noted.forEach(events::withdraw);
    }
  }
}
