package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import java.util.Optional;

/// What all that is of an organization holds together: one item, which every batch adds to that
/// changes a holding. Whether there is room is a condition of that change.
final class HoldingSums {
  private static final String ID = "holdings";
  private static final String USED = "used";

  private final Items organizations;

  HoldingSums(Items organizations) {
    this.organizations = organizations;
  }

  /// Makes sure that there is something to be counted in.
  void begin(OrganizationId organization) {
    organizations.create(
        HoldingItems.COUNTING,
        NewItem.of(key(organization), ID).with(USED, HoldingItems.json(QuotaUse.NONE)));
  }

  /// @param more may be negative; what is not asks for room
  static Batch add(Batch batch, QuotaUse more, QuotaLimits limits) {
    Change change = new Change();
    Condition room = Condition.is("kind", ID);
    for (Quota quota : Quota.OF_HOLDERS) {
      long amount = more.of(quota);
      change.add(USED, quota.id(), amount);
      Optional<Long> limit = limits.of(quota).filter(_ -> amount > 0);
      if (limit.isPresent()) {
        room = room.and(Condition.isBelow(USED, quota.id(), limit.get() - amount + 1));
      }
    }
    return batch.change(ID, change, room);
  }

  QuotaUse read(OrganizationId organization) {
    return organizations
        .read(HoldingItems.READING, key(organization))
        .map(sums -> HoldingItems.amounts(sums, USED))
        .orElse(QuotaUse.NONE);
  }

  private static ItemKey key(OrganizationId organization) {
    return new ItemKey(organization.value(), ID);
  }
}
