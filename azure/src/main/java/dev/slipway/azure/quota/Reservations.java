package dev.slipway.azure.quota;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Reservation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The open reservations that are items of their own, in the partition of their organization.
final class Reservations {
  static final Action COUNTING = Action.writing("Tried to count a deployment");
  static final Action READING = Action.reading("Tried to look up a quota");

  private static final String KIND = "reservation";

  private final Items organizations;

  Reservations(Items organizations) {
    this.organizations = organizations;
  }

  static NewItem item(Reservation reservation) {
    return NewItem.of(key(reservation.organization(), reservation.deployment()), KIND)
        .with("name", reservation.deployment().value())
        .with("at", reservation.at().toString());
  }

  static String id(DeploymentId deployment) {
    return "reservation:" + deployment;
  }

  Optional<Reservation> find(OrganizationId organization, DeploymentId deployment) {
    return organizations.read(READING, key(organization, deployment)).map(Reservations::read);
  }

  List<Reservation> list(OrganizationId organization, Optional<DeploymentId> after, int limit) {
    ItemQuery query = ItemQuery.of(organization.value(), KIND).ascendingBy("name");
    after.ifPresent(last -> query.isAbove("name", last.value()));
    return organizations.find(READING, query, limit).stream().map(Reservations::read).toList();
  }

  private static Reservation read(Item item) {
    return new Reservation(
        new DeploymentId(item.text("name")),
        new OrganizationId(item.key().partition()),
        Instant.parse(item.text("at")));
  }

  private static ItemKey key(OrganizationId organization, DeploymentId deployment) {
    return new ItemKey(organization.value(), id(deployment));
  }
}
