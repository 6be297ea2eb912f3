package dev.slipway.azure.usage;

import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;
import java.time.Duration;
import java.time.YearMonth;

/// The sums of what deployments used in an organization's month: one of all, and one of each
/// project, which has a name.
final class UsageSums {
  static final String KIND = "usageSum";

  private static final String USED = "used";
  private static final String DEPLOYMENTS = "deployments";
  private static final String MILLIS = "buildMillis";
  private static final String CPU_MILLIS = "cpuMillis";
  private static final String BYTES = "bytesStored";

  private UsageSums() {}

  static ItemKey total(OrganizationId organization, YearMonth month) {
    return new ItemKey(organization.value(), "usage-sum:%s".formatted(month));
  }

  static ItemKey ofProject(OrganizationId organization, YearMonth month, ProjectId project) {
    return new ItemKey(organization.value(), "usage-sum:%s:%s".formatted(month, project));
  }

  static NewItem empty(ItemKey key, YearMonth month) {
    return with(NewItem.of(key, KIND).with("month", month.toString()), Usage.NONE);
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

  static Change plus(Usage usage) {
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
