package dev.slipway.azure.cosmos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.azure.call.Action;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Things of one kind, mostly in one partition, that are saved by compare-and-set and listed by
/// name. They may belong to an organization.
///
/// @param <T> what an item stands for
public final class VersionedItems<T> {
  private static final String DOCUMENT = "document";

  private final Items items;
  private final String kind;
  private final String noun;
  private final Form<T> form;
  private final Function<String, ItemKey> place;

  /// How a thing is stored.
  ///
  /// @param id by which it is found and ordered
  /// @param version counts its saves; 0 before the first
  /// @param organization whose it is, where it is somebody's
  /// @param next the same with the version after
  public record Form<T>(
      Function<T, String> id,
      Function<T, Long> version,
      Function<T, Optional<String>> organization,
      Function<T, T> next,
      Function<T, String> json,
      Function<String, T> parse) {}

  /// @param kind names the partition and the items: `project`
  /// @param noun for people: `a project`
  public VersionedItems(Items items, String kind, String noun, Form<T> form) {
    this(items, kind, noun, form, id -> new ItemKey(kind, id));
  }

  /// @param place where the one of that id is, for those that are not in a partition of their kind
  ///   and so cannot be listed
  public VersionedItems(
      Items items, String kind, String noun, Form<T> form, Function<String, ItemKey> place) {
    this.items = items;
    this.kind = kind;
    this.noun = noun;
    this.form = form;
    this.place = place;
  }

  /// Saves a thing that has version 0 if there is none, and another one if its version is there.
  public SaveResult<T> save(T thing) {
    return save(thing, Map.of());
  }

  /// The same with other fields of the item, which stay as they are in every other save.
  public SaveResult<T> save(T thing, Map<String, JsonNode> beside) {
    T next = form.next().apply(thing);
    Written written =
        form.version().apply(thing) == 0 ? create(next, beside) : change(thing, next, beside);
    return written instanceof Written.Done
        ? new SaveResult.Saved<>(next)
        : new SaveResult.Conflict<>();
  }

  private Written create(T next, Map<String, JsonNode> beside) {
    NewItem item =
        NewItem.of(key(form.id().apply(next)), kind)
            .with("name", form.id().apply(next))
            .with("version", form.version().apply(next))
            .withDocument(DOCUMENT, form.json().apply(next));
    form.organization().apply(next).ifPresent(owner -> item.with("organization", owner));
    beside.forEach(item::with);
    return items.create(saving(), item);
  }

  private Written change(T thing, T next, Map<String, JsonNode> beside) {
    Change change =
        new Change()
            .set("version", form.version().apply(next))
            .set(DOCUMENT, NewItem.json(form.json().apply(next)));
    form.organization().apply(next).ifPresent(owner -> change.set("organization", owner));
    beside.forEach(change::set);
    return items.change(
        saving(),
        key(form.id().apply(thing)),
        change,
        Condition.is("version", form.version().apply(thing)));
  }

  public Optional<T> find(String id) {
    return item(id).map(this::read);
  }

  /// The item of one.
  public Optional<Item> item(String id) {
    return items.read(reading(), key(id));
  }

  /// Those in the order of their ids.
  ///
  /// @param owner only those of this organization; empty for all
  public Page<T> list(Optional<String> owner, Optional<String> after, int limit) {
    ItemQuery query = ItemQuery.of(kind, kind).ascendingBy("name");
    owner.ifPresent(organization -> query.is("organization", organization));
    after.ifPresent(last -> query.isAbove("name", last));
    return PageTokens.page(
        items.find(reading(), query, limit + 1), limit, last -> last.text("name"), this::read);
  }

  public void delete(String id) {
    items.delete(Action.writing("Tried to forget " + noun), key(id));
  }

  private T read(Item item) {
    return form.parse().apply(item.document(DOCUMENT));
  }

  private ItemKey key(String id) {
    return place.apply(id);
  }

  private Action saving() {
    return Action.writing("Tried to save " + noun);
  }

  private Action reading() {
    return Action.reading("Tried to find " + noun);
  }
}
