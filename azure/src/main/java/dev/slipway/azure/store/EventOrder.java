package dev.slipway.azure.store;

import dev.slipway.domain.deployment.DeploymentId;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Puts what happened to one deployment in the order in which it was saved, and leaves everything
/// else as it is.
final class EventOrder {
  private EventOrder() {}

  static List<EventNotes.Note> of(List<EventNotes.Note> byTime) {
    Map<DeploymentId, Queue<EventNotes.Note>> byDeployment = new HashMap<>();
    byTime.stream()
        .sorted(Comparator.comparingLong(note -> note.deployment().version()))
        .forEach(note ->
            byDeployment
                .computeIfAbsent(note.deployment().id(), _ -> new ArrayDeque<>())
                .add(note));
    return byTime.stream().map(note -> byDeployment.get(note.deployment().id()).remove()).toList();
  }
}
