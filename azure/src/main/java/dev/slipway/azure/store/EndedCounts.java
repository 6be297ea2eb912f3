package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Together;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.statistic.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many deployments ended in which way, for each organization and for all of them: beside the
/// notes of open deployments, each part with a part of the sum of all. The note of a deployment is
/// deleted in the batch that counts it, so it is counted once and can be tried again until then.
final class EndedCounts {
  private static final Action COUNTING = Action.writing("Tried to count a deployment that ended");
  private static final Action READING = Action.reading("Tried to read how deployments ended");
  private static final String KIND = "counts";
  private static final String COUNTERS = "counters";
  private static final String EVERYTHING = "everything";

  /// The number of the write that deletes the note.
  private static final int NOTE = 0;

  private final Items service;

  EndedCounts(Items service) {
    this.service = service;
  }

  /// Counts a deployment and closes its note, once however often it is called.
  void count(Deployment ended) {
    String part = OpenDeployments.part(ended.request().organization());
    String owner = idOf(ended.request().organization());
    Turns.untilAnswered(
        COUNTING,
        () -> {
          Batch batch = Batch.in(part).delete(OpenDeployments.key(ended).id());
          add(batch, EVERYTHING, ended);
          add(batch, owner, ended);
          return switch (service.write(COUNTING, batch)) {
            case BatchWritten.Done _ -> Optional.of(true);
            case BatchWritten.Refused(int write, _) when write == NOTE -> Optional.of(true);
            case BatchWritten.Refused _ -> {
              begin(part, EVERYTHING);
              begin(part, owner);
              yield Optional.empty();
            }
          };
        });
  }

  private static void add(Batch batch, String id, Deployment ended) {
    List<Counter> counters = new ArrayList<>(Counter.of(ended));
    while (!counters.isEmpty()) {
      List<Counter> next = counters.subList(0, Math.min(Change.MAX, counters.size()));
      Change change = new Change();
      next.forEach(counter -> change.add(COUNTERS, counter.key(), 1));
      batch.change(id, change);
      next.clear();
    }
  }

  private void begin(String part, String id) {
    service.create(COUNTING, NewItem.of(new ItemKey(part, id), KIND).withDocument(COUNTERS, "{}"));
  }

  Map<Counter, Long> of(OrganizationId organization) {
    return counters(new ItemKey(OpenDeployments.part(organization), idOf(organization)));
  }

  Map<Counter, Long> ofAll() {
    Map<Counter, Long> sums = new HashMap<>();
    List<ItemKey> parts =
        OpenDeployments.parts().stream().map(part -> new ItemKey(part, EVERYTHING)).toList();
    Together.read(parts, this::counters)
        .forEach(part -> part.forEach((counter, count) -> sums.merge(counter, count, Long::sum)));
    return sums;
  }

  private Map<Counter, Long> counters(ItemKey key) {
    Map<Counter, Long> counters = new HashMap<>();
    Optional<Item> item = service.read(READING, key);
    item.ifPresent(present ->
        present
            .path(COUNTERS)
            .properties()
            .forEach(counter ->
                counters.put(Counter.of(counter.getKey()), counter.getValue().asLong())));
    return counters;
  }

  private static String idOf(OrganizationId organization) {
    return "organization:" + organization;
  }
}
