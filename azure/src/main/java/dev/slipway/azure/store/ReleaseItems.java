package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.release.ReleaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The items of releases. An id of a release does not say its project, so they are in sixteen
/// partitions by the first digit of their id, which can be gone through in the order of ids.
final class ReleaseItems {
  private static final Action SAVING = Action.writing("Tried to save a release");
  private static final Action READING = Action.reading("Tried to find a release");
  private static final Action FORGETTING = Action.writing("Tried to forget a release");
  private static final String KIND = "release";
  private static final String LEAVING = "leaving";
  private static final int PARTITIONS = 16;

  private final Items projects;
  private final Documents documents = new Documents();

  ReleaseItems(Items projects) {
    this.projects = projects;
  }

  /// Makes sure that it is there. One that somebody is about to forget is written to, without a
  /// look first, so that it is not forgotten.
  void save(Release release) {
    NewItem item =
        NewItem.of(key(release.id()), KIND)
            .with("project", release.project().value())
            .withDocument("document", documents.toJson(release));
    Turns.untilAnswered(
        SAVING,
        () -> {
          boolean isThere =
              projects.create(SAVING, item) instanceof Written.Done
                  || mark(release.id(), 0) instanceof Written.Done;
          return isThere ? Optional.of(true) : Optional.empty();
        });
  }

  private Written mark(ReleaseId id, long leaving) {
    return projects.change(
        SAVING, key(id), new Change().set(LEAVING, leaving), Condition.is("kind", KIND));
  }

  Optional<Release> find(ReleaseId id) {
    return projects.read(READING, key(id)).map(this::read);
  }

  /// Says that it is about to be forgotten. Answers its version, unless it is not there.
  Optional<String> leaves(ReleaseId id) {
    return mark(id, 1) instanceof Written.Done(Item item)
        ? Optional.of(item.etag())
        : Optional.empty();
  }

  void stays(ReleaseId id) {
    mark(id, 0);
  }

  /// Forgets it unless it was saved again since it had that version.
  boolean forget(ReleaseId id, String etag) {
    ItemKey key = key(id);
    return projects.write(FORGETTING, Batch.in(key.partition()).delete(key.id(), etag)).isDone();
  }

  /// Those in the order of their ids.
  List<Release> list(Optional<String> after, int limit) {
    int first = after.map(ReleaseItems::partition).orElse(0);
    List<Release> found = new ArrayList<>();
    for (int number = first; number < PARTITIONS && found.size() < limit; number++) {
      ItemQuery query = ItemQuery.ofAny(partition(number)).ascendingBy("id");
      after.ifPresent(last -> query.isAbove("id", last));
      projects.find(READING, query, limit - found.size()).stream()
          .map(this::read)
          .forEach(found::add);
    }
    return found;
  }

  List<Release> of(ProjectId project) {
    return itemsOf(project).stream().map(this::read).toList();
  }

  /// Forgets all of a project.
  void forgetAll(ProjectId project) {
    itemsOf(project).forEach(item -> projects.delete(FORGETTING, item.key()));
  }

  private List<Item> itemsOf(ProjectId project) {
    List<String> all = IntStream.range(0, PARTITIONS).mapToObj(ReleaseItems::partition).toList();
    return Together.map(
            all,
            one ->
                projects.find(
                    READING,
                    ItemQuery.ofAny(one).is("project", project.value()),
                    Integer.MAX_VALUE))
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private Release read(Item item) {
    return documents.readRelease(item.document("document"));
  }

  private static ItemKey key(ReleaseId id) {
    return new ItemKey(partition(partition(id.value())), id.value());
  }

  /// By the first digit behind `rel_`; the first one for what is no id.
  private static int partition(String id) {
    int digit = id.length() > 4 ? Character.digit(id.charAt(4), PARTITIONS) : 0;
    return Math.max(digit, 0);
  }

  private static String partition(int number) {
    return "release-" + Integer.toHexString(number);
  }
}
