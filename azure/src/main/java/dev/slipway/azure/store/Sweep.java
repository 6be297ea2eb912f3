package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Unreadable;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.problem.SlipwayException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks through the notes of open deployments, and carries through what was cut off between a note
/// and its deployment.
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final Action SETTLING = Action.writing("Tried to settle a note of no deployment");

  /// Longer than a request takes between its note and its batch.
  private static final Duration ABANDONED = Duration.ofMinutes(10);

  private static final Duration BARRED = Duration.ofDays(1);

  private final Items projects;
  private final DeploymentItems deployments;
  private final OpenDeployments open;
  private final EndedCounts counts;
  private final ServerClock clock;

  Sweep(
      Items projects,
      DeploymentItems deployments,
      OpenDeployments open,
      EndedCounts counts,
      ServerClock clock) {
    this.projects = projects;
    this.deployments = deployments;
    this.open = open;
    this.counts = counts;
    this.clock = clock;
  }

  static Sweep of(CosmosStorage storage) {
    return new Sweep(
        storage.projects(),
        new DeploymentItems(storage.projects(), new Partitions(storage.service())),
        new OpenDeployments(storage.service(), storage.clock()),
        new EndedCounts(storage.service()),
        storage.clock());
  }

  /// The deployments of these notes that have not ended. Throws when one cannot be read, since
  /// nobody knows what it needs.
  List<StoredDeployment> living(List<OpenDeployments.Note> notes) {
    return Together.map(notes, this::living).stream().flatMap(Optional::stream).toList();
  }

  /// The same, without those that cannot be read: what is to be done for the others does not wait
  /// for them.
  List<StoredDeployment> readable(List<OpenDeployments.Note> notes) {
    return Together.map(notes, this::readable).stream().flatMap(Optional::stream).toList();
  }

  private Optional<StoredDeployment> readable(OpenDeployments.Note note) {
    try {
      return living(note);
    } catch (SlipwayException e) {
      if (!Unreadable.is(e)) {
        throw e;
      }
      LOG.error("The open deployment {} cannot be read and is left out", note.id(), e);
      return Optional.empty();
    }
  }

  private Optional<StoredDeployment> living(OpenDeployments.Note note) {
    Optional<StoredDeployment> found = deployments.find(note.deployment());
    if (found.isEmpty()) {
      closeIfAbandoned(note);
      return Optional.empty();
    }
    if (found.get().place() == Place.ENDED) {
      finish(found.get().deployment());
      return Optional.empty();
    }
    return found;
  }

  /// What is to be done after a deployment's end was saved, once or again.
  void finish(Deployment ended) {
    counts.count(ended);
  }

  /// The id is taken first: should the request go on after all, it finds that out and fails.
  private void closeIfAbandoned(OpenDeployments.Note note) {
    long now = ServerClock.micros(clock.next());
    if (now - note.opened() < ABANDONED.toNanos() / 1_000) {
      return;
    }
    Written barred =
        projects.create(SETTLING, NewItem.of(note.deployment(), "barred").livingFor(BARRED));
    if (barred instanceof Written.Done || deployments.find(note.deployment()).isEmpty()) {
      open.close(note.key());
    }
  }
}
