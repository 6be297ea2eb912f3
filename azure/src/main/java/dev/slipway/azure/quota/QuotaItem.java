package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.Change;
import dev.slipway.azure.cosmos.Condition;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.DeploymentId;
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

/// How much of each quota an organization's deployments used in each period, and which of its
/// reservations are open: one item, so that reserving and settling are one write each. Whether
/// there is room is a condition of the change that counts, so the database itself lets no more in,
/// however many ask, and nobody has to ask again.
///
/// An item must not grow with what is open. Beyond [#WITHIN] reservations, each is an item of its
/// own; `apart` counts those, and while there are any, new ones are as well.
final class QuotaItem {
  private static final String ID = "quota";
  private static final String USED = "used";
  private static final String OPEN = "open";
  private static final String APART = "apart";
  private static final String NOW = Quota.CONCURRENT.period(Instant.EPOCH);
  private static final int WITHIN = 32;

  /// Longer than any deployment takes, which could still be given back to its day.
  private static final Duration DAYS_KEPT = Duration.ofDays(40);

  private final Items organizations;

  QuotaItem(Items organizations) {
    this.organizations = organizations;
  }

  /// Makes sure that there is something to be counted in.
  void begin(OrganizationId organization) {
    organizations.create(
        Reservations.COUNTING,
        NewItem.of(key(organization), "quota").withDocument(USED, "{}").withDocument(OPEN, "{}"));
  }

  /// Counts a reservation and has it in the item. Refused when there is no room in the quotas or in
  /// the item, when it is there already, or when there is no item.
  Written open(Reservation reservation, QuotaLimits limits) {
    Change change =
        counted(reservation)
            .put(OPEN, reservation.deployment().value(), reservation.at().toString());
    Condition within = Condition.isBelow(USED, NOW, WITHIN).and(Condition.isBelow(APART, 1));
    return organizations.change(
        Reservations.COUNTING,
        key(reservation.organization()),
        change,
        room(reservation, limits).and(within));
  }

  /// Adds to a batch that a reservation is counted that is an item of its own.
  static Batch openApart(Batch batch, Reservation reservation, QuotaLimits limits) {
    return batch.change(ID, counted(reservation).add(APART, 1), room(reservation, limits));
  }

  private static Change counted(Reservation reservation) {
    Change change = new Change();
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      change.add(USED, quota.period(reservation.at()), 1);
    }
    return change;
  }

  private static Condition room(Reservation reservation, QuotaLimits limits) {
    Condition room = Condition.isAbsent(OPEN, reservation.deployment().value());
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      Optional<Long> limit = limits.of(quota);
      if (limit.isPresent()) {
        room = room.and(Condition.isBelow(USED, quota.period(reservation.at()), limit.get()));
      }
    }
    return room;
  }

  /// Adds to a batch that a reservation is taken out of the item, which must be in it.
  static Batch close(Batch batch, Reservation reservation, QuotaUse returned) {
    String id = reservation.deployment().value();
    return batch.change(
        ID, returned(reservation, returned).remove(OPEN, id), Condition.isPresent(OPEN, id));
  }

  /// Adds to a batch that one is settled that is an item of its own.
  static Batch closeApart(Batch batch, Reservation reservation, QuotaUse returned) {
    return batch.change(ID, returned(reservation, returned).add(APART, -1));
  }

  private static Change returned(Reservation reservation, QuotaUse returned) {
    Change change = new Change();
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      if (returned.of(quota) != 0) {
        change.add(USED, quota.period(reservation.at()), -returned.of(quota));
      }
    }
    return change;
  }

  /// What is in the item of an organization.
  State read(OrganizationId organization) {
    return new State(organization, organizations.read(Reservations.READING, key(organization)));
  }

  /// An item as it was read.
  record State(OrganizationId organization, Optional<Item> item) {
    QuotaUse use(Instant at) {
      Map<Quota, Long> use = new EnumMap<>(Quota.class);
      for (Quota quota : Quota.OF_DEPLOYMENTS) {
        item.ifPresent(counts -> use.put(quota, counts.path(USED).path(quota.period(at)).asLong()));
      }
      return new QuotaUse(use);
    }

    boolean hasOpen() {
      return use(Instant.EPOCH).of(Quota.CONCURRENT) > 0;
    }

    boolean hasApart() {
      return item.filter(counts -> counts.path(APART).asLong() > 0).isPresent();
    }

    /// What is here and not in an item of its own.
    List<Reservation> open() {
      return item.stream()
          .flatMap(counts -> counts.path(OPEN).properties().stream())
          .map(open ->
              new Reservation(
                  new DeploymentId(open.getKey()),
                  organization,
                  Instant.parse(open.getValue().asText())))
          .toList();
    }

    Optional<Reservation> open(DeploymentId deployment) {
      return open().stream().filter(one -> one.deployment().equals(deployment)).findFirst();
    }
  }

  /// Forgets days long past, a few at a time, when what was written shows that there are some.
  void forgetPast(Reservation reservation, Item counts) {
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
