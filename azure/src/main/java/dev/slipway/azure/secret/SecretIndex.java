package dev.slipway.azure.secret;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.VariableName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Which version of which secret is where in the vault. It is in Cosmos DB, which decides between
/// those who write at once; Key Vault has no conditional writes.
final class SecretIndex {
  private static final String KIND = "secret";

  /// Says that a project has or had secrets, so that most deployments need no query for them. It is
  /// there before the first one and stays.
  private static final String OWNER = "secret-owner";

  private static final int ALL = 100_000;

  /// One that has nothing any more is kept a day, so that nobody who still sees it is wrong.
  private static final Duration AFTERWARDS = Duration.ofDays(1);

  private static final Action READING = Action.reading("Tried to find a secret");
  private static final Action WRITING = Action.writing("Tried to note a version of a secret");

  private final Items items;
  private final Turns turns = new Turns();

  SecretIndex(CosmosStorage storage) {
    this.items = storage.service();
  }

  /// A secret of a project.
  record Name(ProjectId project, VariableName variable) {
    private static Name of(String text) {
      int end = text.indexOf(':');
      return new Name(
          new ProjectId(text.substring(0, end)), new VariableName(text.substring(end + 1)));
    }

    @Override
    public String toString() {
      return project + ":" + variable;
    }
  }

  /// A secret with what is known of it.
  record Named(Name name, IndexEntry entry) {}

  IndexEntry read(Name name) {
    return items.read(READING, key(name)).map(IndexEntry::of).orElse(IndexEntry.EMPTY);
  }

  /// The entry after the change. Of changes at once each sees the one before it.
  IndexEntry change(Name name, UnaryOperator<IndexEntry> change) {
    return turns.take(
        name.toString(), () -> Turns.untilAnswered(WRITING, () -> changed(name, change)));
  }

  private Optional<IndexEntry> changed(Name name, UnaryOperator<IndexEntry> change) {
    Optional<Item> item = items.read(READING, key(name));
    IndexEntry before = item.map(IndexEntry::of).orElse(IndexEntry.EMPTY);
    IndexEntry after = change.apply(before);
    if (after.equals(before)) {
      return Optional.of(before);
    }
    NewItem next = after.writtenTo(NewItem.of(key(name), KIND).with("name", name.toString()));
    if (after.isEmpty()) {
      next.livingFor(AFTERWARDS);
    }
    if (before.isEmpty()) {
      items.create(WRITING, NewItem.of(owner(name.project()), OWNER));
    }
    Written written =
        item.map(old -> items.replace(WRITING, next, old.etag()))
            .orElseGet(() -> items.create(WRITING, next));
    return written instanceof Written.Done ? Optional.of(after) : Optional.empty();
  }

  List<Named> all() {
    return found(ItemQuery.of(KIND, KIND));
  }

  /// Those of a project, with one read for a project that never had any.
  List<Named> of(ProjectId project) {
    return items.read(READING, owner(project)).isPresent() ? listed(project) : List.of();
  }

  private List<Named> listed(ProjectId project) {
    // The character after ':' is ';', and ids of projects have neither.
    return found(
        ItemQuery.of(KIND, KIND).isAbove("name", project + ":").isBelow("name", project + ";"));
  }

  private List<Named> found(ItemQuery query) {
    return items.find(READING, query, ALL).stream()
        .map(item -> new Named(Name.of(item.text("name")), IndexEntry.of(item)))
        .toList();
  }

  private static ItemKey owner(ProjectId project) {
    return new ItemKey(OWNER, project.value());
  }

  private static ItemKey key(Name name) {
    return new ItemKey(KIND, name.toString());
  }
}
