package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.domain.deployment.Deployment;
import java.util.Optional;

/// Tells which of the notes of events are about something that happened.
public final class SavedEvents {
  private final DeploymentItems deployments;

  public SavedEvents(CosmosStorage storage) {
    deployments = new DeploymentItems(storage.projects(), new Partitions(storage.service()));
  }

  /// What the deployment of a note says.
  public enum Answer {
    /// It came into the phase by that note's save.
    HAPPENED,
    /// That save can still come.
    OPEN,
    /// Another save came in its place.
    NEVER,
    /// There is no such deployment, not yet or not any more.
    UNKNOWN
  }

  public Answer of(EventNotes.Note note) {
    Deployment noted = note.deployment();
    Optional<StoredDeployment> found = deployments.find(noted.id());
    if (found.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Long number = found.get().came().get(noted.state().phase());
    if (number != null && number == note.event().number()) {
      return Answer.HAPPENED;
    }
    return found.get().deployment().version() < noted.version() ? Answer.OPEN : Answer.NEVER;
  }
}
