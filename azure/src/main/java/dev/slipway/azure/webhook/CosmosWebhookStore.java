package dev.slipway.azure.webhook;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.azure.store.Partitions;
import dev.slipway.azure.store.ProjectState;
import dev.slipway.azure.store.ProjectStates;
import dev.slipway.azure.store.WebhookItems;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.ports.store.SaveResult;
import dev.slipway.ports.webhook.WebhookStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Webhooks in Cosmos DB, beside what is decided of their projects: its state names them and says
/// which are on, so whoever moves a deployment knows whether anybody is to be told.
public final class CosmosWebhookStore implements WebhookStore {
  private static final Action SAVING = Action.writing("Tried to save a webhook");
  private static final Action READING = Action.reading("Tried to find webhooks");
  private static final String DOCUMENT = "document";

  private final Items projects;
  private final ProjectStates states;
  private final WebhookItems items;
  private final CosmosProjectStore owners;
  private final Turns turns = new Turns();
  private final Documents documents = new Documents();

  public CosmosWebhookStore(CosmosStorage storage) {
    projects = storage.projects();
    states = new ProjectStates(projects);
    items = new WebhookItems(storage);
    owners = new CosmosProjectStore(storage);
  }

  /// Where the project is gone when it is looked for once more, so is what was added to it.
  @Override
  public SaveResult<Webhook> add(Webhook webhook, int most) {
    Webhook first = webhook.withVersion(1);
    if (owners.find(first.project()).isEmpty() || !items.point(first)) {
      return new SaveResult.Conflict<>();
    }
    boolean isAdded = inTurn(first.project(), () -> tryToAdd(first, most));
    if (isAdded && owners.find(first.project()).isEmpty()) {
      remove(first.id());
      return new SaveResult.Conflict<>();
    }
    if (!isAdded) {
      items.forgetRest(first.id());
    }
    return isAdded ? new SaveResult.Saved<>(first) : new SaveResult.Conflict<>();
  }

  private Optional<Boolean> tryToAdd(Webhook first, int most) {
    ProjectStates.Read read = states.read(first.project());
    if (read.state().hooks().size() >= most) {
      return Optional.of(false);
    }
    List<ProjectState.Hook> hooks = new ArrayList<>(read.state().hooks());
    hooks.add(new ProjectState.Hook(first.id(), first.delivers()));
    Batch batch =
        Batch.in(Partitions.of(first.project()))
            .create(
                WebhookItems.of(first)
                    .with("version", first.version())
                    .withDocument(DOCUMENT, documents.toJson(first)));
    states.write(batch, read, read.state().withHooks(hooks));
    return projects.write(SAVING, batch).isDone() ? Optional.of(true) : Optional.empty();
  }

  @Override
  public SaveResult<Webhook> save(Webhook webhook) {
    Webhook next = webhook.withVersion(webhook.version() + 1);
    return inTurn(next.project(), () -> tryToSave(next))
        ? new SaveResult.Saved<>(next)
        : new SaveResult.Conflict<>();
  }

  private Optional<Boolean> tryToSave(Webhook next) {
    ProjectStates.Read read = states.read(next.project());
    Change change =
        new Change()
            .set("version", next.version())
            .set(DOCUMENT, NewItem.json(documents.toJson(next)));
    ItemKey key = WebhookItems.key(next.project(), next.id());
    Batch batch =
        Batch.in(key.partition())
            .change(key.id(), change, Condition.is("version", next.version() - 1));
    List<ProjectState.Hook> hooks =
        read.state().hooks().stream()
            .map(hook ->
                hook.id().equals(next.id())
                    ? new ProjectState.Hook(hook.id(), next.delivers())
                    : hook)
            .toList();
    if (!hooks.equals(read.state().hooks())) {
      states.write(batch, read, read.state().withHooks(hooks));
    }
    return switch (projects.write(SAVING, batch)) {
      case BatchWritten.Done _ -> Optional.of(true);
      case BatchWritten.Refused(int write, _) -> write == 0 ? Optional.of(false) : Optional.empty();
    };
  }

  @Override
  public Optional<Webhook> find(WebhookId id) {
    return items.find(id).flatMap(pointer -> find(pointer.webhook()));
  }

  private Optional<Webhook> find(ItemKey key) {
    return projects.read(READING, key).map(item -> documents.readWebhook(item.document(DOCUMENT)));
  }

  @Override
  public List<Webhook> list(ProjectId project) {
    List<ItemKey> keys =
        states.read(project).state().hooks().stream()
            .map(hook -> WebhookItems.key(project, hook.id()))
            .toList();
    return Together.map(keys, this::find).stream().flatMap(Optional::stream).toList();
  }

  @Override
  public void remove(WebhookId id) {
    find(id).ifPresent(present -> inTurn(present.project(), () -> tryToRemove(present)));
    items.forgetRest(id);
  }

  private Optional<Boolean> tryToRemove(Webhook gone) {
    ProjectStates.Read read = states.read(gone.project());
    ItemKey key = WebhookItems.key(gone.project(), gone.id());
    Batch batch = Batch.in(key.partition()).delete(key.id());
    states.write(
        batch,
        read,
        read.state()
            .withHooks(
                read.state().hooks().stream()
                    .filter(hook -> !hook.id().equals(gone.id()))
                    .toList()));
    return switch (projects.write(SAVING, batch)) {
      case BatchWritten.Done _ -> Optional.of(true);
      case BatchWritten.Refused(int write, _) -> write == 0 ? Optional.of(true) : Optional.empty();
    };
  }

  private boolean inTurn(ProjectId project, Supplier<Optional<Boolean>> attempt) {
    return turns.take(Partitions.of(project), () -> Turns.untilAnswered(SAVING, attempt));
  }
}
