package dev.slipway.azure.usage;

import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import java.time.Duration;

/// The sums of what the deployments of a project used in a month, in the partition of its
/// organization.
public final class UsageSums {
  static final String KIND = "usageSum";

  private static final String USED = "used";
  private static final String DEPLOYMENTS = "deployments";
  private static final String MILLIS = "buildMillis";
  private static final String CPU_MILLIS = "cpuMillis";
  private static final String BYTES = "bytesStored";

  private UsageSums() {}

  /// That to which this is added.
  public static ItemKey key(UsageEntry entry) {
    return new ItemKey(
        entry.organization().value(), "usage-sum:%s:%s".formatted(entry.month(), entry.project()));
  }

  /// The one to which this is added, before anything is.
  public static NewItem empty(UsageEntry entry) {
    return with(
        NewItem.of(key(entry), KIND)
            .with("month", entry.month().toString())
            .with("name", entry.project().value()),
        Usage.NONE);
  }

  static NewItem with(NewItem item, Usage usage) {
    return item.withDocument(
        USED,
        "{\"%s\":%d,\"%s\":%d,\"%s\":%d,\"%s\":%d}"
            .formatted(
                DEPLOYMENTS,
                usage.deployments(),
                MILLIS,
                usage.buildTime().toMillis(),
                CPU_MILLIS,
                usage.cpuTime().toMillis(),
                BYTES,
                usage.bytesStored()));
  }

  /// Adds to a sum.
  public static Change plus(Usage usage) {
    return new Change()
        .add(USED, DEPLOYMENTS, usage.deployments())
        .add(USED, MILLIS, usage.buildTime().toMillis())
        .add(USED, CPU_MILLIS, usage.cpuTime().toMillis())
        .add(USED, BYTES, usage.bytesStored());
  }

  static Usage read(Item item) {
    return new Usage(
        item.path(USED).path(DEPLOYMENTS).asLong(),
        Duration.ofMillis(item.path(USED).path(MILLIS).asLong()),
        Duration.ofMillis(item.path(USED).path(CPU_MILLIS).asLong()),
        item.path(USED).path(BYTES).asLong(),
        Duration.ZERO);
  }
}
