package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.statistic.Counter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How many deployments of each organization ended in which way, beside the notes of those that are
/// open. The note of a deployment is deleted in the batch that counts it, so it is counted once and
/// can be tried again until then.
final class EndedCounts {
  static final String KIND = "counts";

  private static final Action COUNTING = Action.writing("Tried to count a deployment that ended");
  private static final Action READING = Action.reading("Tried to read how deployments ended");
  private static final String COUNTERS = "counters";

  /// The number of the write that deletes the note.
  private static final int NOTE = 0;

  private final Items service;

  EndedCounts(Items service) {
    this.service = service;
  }

  /// Counts a deployment and closes its note, once however often it is called.
  void count(Deployment ended) {
    ItemKey counts = key(ended.request().organization());
    Turns.untilAnswered(
        COUNTING,
        () -> {
          Batch batch = Batch.in(counts.partition()).delete(OpenDeployments.key(ended).id());
          add(batch, counts.id(), ended);
          return switch (service.write(COUNTING, batch)) {
            case BatchWritten.Done _ -> Optional.of(true);
            case BatchWritten.Refused(int write, _) when write == NOTE -> Optional.of(true);
            case BatchWritten.Refused _ -> {
              service.create(COUNTING, NewItem.of(counts, KIND).withDocument(COUNTERS, "{}"));
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

  Map<Counter, Long> of(OrganizationId organization) {
    return service.read(READING, key(organization)).map(EndedCounts::counters).orElseGet(Map::of);
  }

  static Map<Counter, Long> counters(Item item) {
    Map<Counter, Long> counters = new HashMap<>();
    item.path(COUNTERS)
        .properties()
        .forEach(
            counter -> counters.put(Counter.of(counter.getKey()), counter.getValue().asLong()));
    return counters;
  }

  private static ItemKey key(OrganizationId organization) {
    return new ItemKey(OpenDeployments.part(organization), "organization:" + organization);
  }
}
