package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Looks;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.ports.webhook.NotedEvent;
import java.util.List;
import java.util.Optional;

/// Notes that deployments come into phases, in one partition for all projects. A note is written
/// before the state is saved, with a number that the save notes in the deployment's item as well
/// ([DeploymentItems#came]). So a note is about something that happened when the item has its
/// number, and no event can be saved without a note.
public final class EventNotes {
  private static final Action NOTING =
      Action.writing("Tried to note what happened to a deployment");
  private static final Action READING =
      Action.reading("Tried to look what happened to deployments");
  private static final String KIND = "event";

  private final Items service;
  private final ServerClock clock;
  private final Looks looks;
  private final Documents documents = new Documents();

  public EventNotes(CosmosStorage storage) {
    service = storage.service();
    clock = storage.clock();
    looks = storage.forEvents();
  }

  /// What may have happened.
  public record Note(NotedEvent event) {
    /// The deployment as it is in this case.
    public Deployment deployment() {
      return event.deployment();
    }
  }

  /// To be called before it is saved. Answers the number to be saved with it.
  long note(Deployment next) {
    return Turns.untilAnswered(NOTING, () -> tryToNote(next));
  }

  private Optional<Long> tryToNote(Deployment next) {
    NotedEvent event = new NotedEvent(ServerClock.micros(clock.next()), next);
    NewItem item =
        NewItem.of(key(event), KIND)
            .with("opened", event.number())
            .withDocument("document", documents.toJson(next));
    return service.create(NOTING, item) instanceof Written.Done
        ? Optional.of(event.number())
        : Optional.empty();
  }

  /// It was saved.
  void happened() {
    looks.changed();
  }

  /// It was not saved, and will not be.
  void withdraw(Deployment next, long number) {
    forget(new NotedEvent(number, next));
  }

  /// Forgets a note. One that is not there is fine.
  public void forget(NotedEvent event) {
    service.delete(NOTING, key(event));
  }

  /// The earliest notes, those of one deployment in the order of its versions: the clocks of two
  /// processes differ by up to a second.
  public List<Note> earliest(int limit) {
    return EventOrder.of(
        service.find(READING, ItemQuery.of(KIND, KIND).ascendingBy("opened"), limit).stream()
            .map(this::note)
            .toList());
  }

  private Note note(Item item) {
    return new Note(
        new NotedEvent(item.number("opened"), documents.readDeployment(item.document("document"))));
  }

  private static ItemKey key(NotedEvent event) {
    Deployment deployment = event.deployment();
    return new ItemKey(
        KIND, "%s:%s:%d".formatted(deployment.id(), deployment.state().phase(), event.number()));
  }
}
