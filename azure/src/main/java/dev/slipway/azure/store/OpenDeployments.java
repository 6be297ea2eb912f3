package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Notes of the deployments of all projects that have not ended, which are few compared with those
/// that have. A note is there before its deployment is saved and until its end is counted.
final class OpenDeployments {
  private static final Action NOTING = Action.writing("Tried to note an open deployment");
  private static final Action READING = Action.reading("Tried to find open deployments");
  private static final String KIND = "open";
  private static final int PARTS = 4;

  private final Items service;
  private final ServerClock clock;

  OpenDeployments(Items service, ServerClock clock) {
    this.service = service;
    this.clock = clock;
  }

  /// An open deployment.
  ///
  /// @param key that of the note
  /// @param deployment where it is, if it was saved
  /// @param opened when it was noted, in microseconds of the database's time
  record Note(ItemKey key, ItemKey deployment, long opened) {
    DeploymentId id() {
      return new DeploymentId(deployment.id());
    }
  }

  /// To be called before the deployment is saved for the first time.
  void open(Deployment deployment) {
    service.put(
        NOTING,
        NewItem.of(key(deployment), KIND)
            .with("partition", Partitions.of(deployment).partition())
            .with("opened", ServerClock.micros(clock.next())));
  }

  void close(ItemKey note) {
    service.delete(NOTING, note);
  }

  /// All of them, oldest first.
  List<Note> all() {
    return Together.map(parts(), part -> service.find(READING, notes(part), Integer.MAX_VALUE))
        .stream()
        .flatMap(List::stream)
        .map(OpenDeployments::note)
        .sorted(Comparator.comparingLong(Note::opened).thenComparing(note -> note.key().id()))
        .toList();
  }

  /// What else is in the partition was never opened.
  private static ItemQuery notes(String part) {
    return ItemQuery.ofAny(part).isAbove("opened", 0);
  }

  private static Note note(Item item) {
    return new Note(
        item.key(), new ItemKey(item.text("partition"), item.key().id()), item.number("opened"));
  }

  static ItemKey key(Deployment deployment) {
    return new ItemKey(part(deployment.request().organization()), deployment.id().value());
  }

  /// The partition of an organization's notes.
  static String part(OrganizationId organization) {
    return part(Math.floorMod(organization.hashCode(), PARTS));
  }

  /// The partitions of all notes.
  static List<String> parts() {
    return IntStream.range(0, PARTS).mapToObj(OpenDeployments::part).toList();
  }

  private static String part(int number) {
    return "open-" + number;
  }
}
