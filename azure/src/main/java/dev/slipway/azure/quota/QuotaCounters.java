package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much of each quota an organization's deployments used in each period: one item with a number
/// for each. Whether there is room is a condition of the change that counts, so the database itself
/// lets no more in, however many ask, and nobody has to ask again.
final class QuotaCounters {
  private static final String ID = "quota";
  private static final String USED = "used";

  /// Longer than any deployment takes, which could still be given back to its day.
  private static final Duration DAYS_KEPT = Duration.ofDays(40);

  private final Items organizations;

  QuotaCounters(Items organizations) {
    this.organizations = organizations;
  }

  /// Makes sure that there is something to be counted in.
  void begin(OrganizationId organization) {
    organizations.create(
        Reservations.COUNTING, NewItem.of(key(organization), "quota").withDocument(USED, "{}"));
  }

  static Batch add(Batch batch, Reservation reservation, QuotaLimits limits) {
    Change change = new Change();
    Condition room = Condition.is("kind", "quota");
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      String period = quota.period(reservation.at());
      change.add(USED, period, 1);
      room =
          limits
              .of(quota)
              .map(limit -> Condition.isBelow(USED, period, limit))
              .map(room::and)
              .orElse(room);
    }
    return batch.change(ID, change, room);
  }

  static Batch subtract(Batch batch, Reservation reservation, QuotaUse returned) {
    Change change = new Change();
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      if (returned.of(quota) != 0) {
        change.add(USED, quota.period(reservation.at()), -returned.of(quota));
      }
    }
    return batch.change(ID, change);
  }

  QuotaUse use(OrganizationId organization, Instant at) {
    Optional<Item> item = organizations.read(Reservations.READING, key(organization));
    Map<Quota, Long> use = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      item.ifPresent(counts -> use.put(quota, counts.path(USED).path(quota.period(at)).asLong()));
    }
    return new QuotaUse(use);
  }

  /// Forgets days long past, a few at a time, when what was written shows that there are some.
  void forgetPast(Reservation reservation, BatchWritten written) {
    if (written instanceof BatchWritten.Done(List<Optional<Item>> items)) {
      items.getLast().ifPresent(counts -> forget(reservation, counts));
    }
  }

  private void forget(Reservation reservation, Item counts) {
    String kept = Quota.PER_DAY.period(reservation.at().minus(DAYS_KEPT));
    List<String> past =
        counts.path(USED).properties().stream()
            .map(Map.Entry::getKey)
            .filter(period -> period.length() == kept.length() && period.compareTo(kept) < 0)
            .limit(Change.MAX)
            .toList();
    if (!past.isEmpty()) {
      Change change = new Change();
      Condition present = Condition.is("kind", "quota");
      for (String period : past) {
        change.remove(USED, period);
        present = present.and(Condition.isPresent(USED, period));
      }
      organizations.change(Reservations.COUNTING, key(reservation.organization()), change, present);
    }
  }

  private static ItemKey key(OrganizationId organization) {
    return new ItemKey(organization.value(), ID);
  }
}
