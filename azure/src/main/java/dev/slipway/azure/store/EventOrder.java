package dev.slipway.azure.store;

import dev.slipway.domain.deployment.DeploymentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
    List<EventNotes.Note> byVersion = new ArrayList<>(byTime);
    byVersion.sort(Comparator.comparingLong(note -> note.deployment().version()));
    byVersion.forEach(note -> of(byDeployment, note).add(note));
    return byTime.stream().map(note -> of(byDeployment, note).remove()).toList();
  }

  private static Queue<EventNotes.Note> of(
      Map<DeploymentId, Queue<EventNotes.Note>> byDeployment, EventNotes.Note note) {
    return byDeployment.computeIfAbsent(note.deployment().id(), _ -> new ArrayDeque<>());
  }
}
