package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.ItemQuery;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.Together;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The reservations that are open. Each is an item in its organization's partition, where it is
/// counted, and before that a note in a partition of the service, which says by the deployment's id
/// alone which organization that is.
final class Reservations {
  static final Action COUNTING = Action.writing("Tried to count a deployment");
  static final Action READING = Action.reading("Tried to look up a quota");

  private static final String KIND = "reservation";
  private static final String NOTE = "reserved";
  private static final int BUCKETS = 4;

  /// A note of a reservation that never came ends by itself. Longer than any deployment takes.
  private static final Duration NOTED = Duration.ofDays(60);

  private final Items organizations;
  private final Items service;

  Reservations(Items organizations, Items service) {
    this.organizations = organizations;
    this.service = service;
  }

  /// To be called before the reservation is written.
  void note(Reservation reservation) {
    service.put(
        COUNTING,
        NewItem.of(noteOf(reservation.deployment()), NOTE)
            .with("organization", reservation.organization().value())
            .livingFor(NOTED));
  }

  void forget(DeploymentId deployment) {
    service.delete(COUNTING, noteOf(deployment));
  }

  static NewItem item(Reservation reservation) {
    return NewItem.of(key(reservation.organization(), reservation.deployment()), KIND)
        .with("name", reservation.deployment().value())
        .with("at", reservation.at().toString());
  }

  static String id(DeploymentId deployment) {
    return "reservation:" + deployment;
  }

  Optional<Reservation> find(DeploymentId deployment) {
    return service
        .read(READING, noteOf(deployment))
        .map(note -> new OrganizationId(note.text("organization")))
        .flatMap(organization -> organizations.read(READING, key(organization, deployment)))
        .map(Reservations::read);
  }

  List<Reservation> list(OrganizationId organization, Optional<DeploymentId> after, int limit) {
    ItemQuery query = ItemQuery.of(organization.value(), KIND).ascendingBy("name");
    after.ifPresent(last -> query.isAbove("name", last.value()));
    return organizations.find(READING, query, limit).stream().map(Reservations::read).toList();
  }

  /// What it costs grows with the deployments that are under way.
  List<OrganizationId> holders() {
    List<String> buckets = IntStream.range(0, BUCKETS).mapToObj(Reservations::bucket).toList();
    return Together.read(
            buckets, bucket -> service.find(READING, ItemQuery.of(bucket, NOTE), Integer.MAX_VALUE))
        .stream()
        .flatMap(List::stream)
        .map(note -> note.text("organization"))
        .distinct()
        .map(OrganizationId::new)
        .filter(organization -> !list(organization, Optional.empty(), 1).isEmpty())
        .sorted(Comparator.comparing(OrganizationId::value))
        .toList();
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

  private static ItemKey noteOf(DeploymentId deployment) {
    return new ItemKey(bucket(Math.floorMod(deployment.hashCode(), BUCKETS)), deployment.value());
  }

  private static String bucket(int number) {
    return "reserved-" + number;
  }
}
