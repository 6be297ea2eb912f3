package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.domain.statistic.Counter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How deployments of all organizations ended: the sum of [EndedCounts]. This process remembers
/// what it read and reads again only what has changed since, so that no deployment has to pay for a
/// sum of all.
final class EndedSums {
  private static final Action READING = Action.reading("Tried to read how deployments ended");

  /// Writes of one second can be seen in any order, by clocks that differ a little.
  private static final long OVERLAP_SECONDS = 10;

  private final Items service;
  private final Map<ItemKey, Map<Counter, Long>> read = new HashMap<>();
  private final Map<String, Long> latest = new HashMap<>();

  EndedSums(Items service) {
    this.service = service;
  }

  synchronized Map<Counter, Long> ofAll() {
    Together.map(OpenDeployments.parts(), this::changed).forEach(this::remember);
    Map<Counter, Long> sums = new HashMap<>();
    read.values()
        .forEach(one -> one.forEach((counter, count) -> sums.merge(counter, count, Long::sum)));
    return sums;
  }

  private List<Item> changed(String part) {
    long since = latest.getOrDefault(part, 0L) - OVERLAP_SECONDS;
    return service.find(
        READING, ItemQuery.of(part, EndedCounts.KIND).isAbove("_ts", since), Integer.MAX_VALUE);
  }

  private void remember(List<Item> changed) {
    for (Item item : changed) {
      read.put(item.key(), EndedCounts.counters(item));
      latest.merge(item.key().partition(), item.number("_ts"), Math::max);
    }
  }
}
