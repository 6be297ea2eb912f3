package dev.slipway.azure.store;

import dev.slipway.azure.call.Action;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.NewItem;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.store.AdmissionTerms;
import java.time.Duration;
import java.util.Optional;

/// The keys of requests, which hold for an organization, while what they led to is in the partition
/// of a project. So there are two items. The claim, in the organization's partition, says which
/// request came first and where its ticket is. The ticket, in the project's partition, is written
/// once: in the batch that admits the deployment, or without one by whoever bars it, to be sure
/// that no such batch will come any more. A claim without a ticket is a request that is under way
/// or was cut off.
final class RequestKeys {
  private static final Action CLAIMING = Action.writing("Tried to remember an idempotency key");
  private static final Action READING = Action.reading("Tried to look up an idempotency key");

  /// The project of a ticket that admitted a deployment.
  static final String TICKET_OF = "ticketOf";

  /// A bit longer than is promised, since the claim is a bit older than the deployment.
  private static final Duration LIFE = AdmissionTerms.KEY_LIFE.plusHours(1);

  private final Items organizations;
  private final Items projects;
  private final DeploymentItems deployments;
  private final ServerClock clock;

  RequestKeys(Items organizations, Items projects, DeploymentItems deployments, ServerClock clock) {
    this.organizations = organizations;
    this.projects = projects;
    this.deployments = deployments;
    this.clock = clock;
  }

  /// What is known of a key.
  ///
  /// @param request that of the request that came first
  /// @param ticket where it is or would be
  record Claim(Digest request, ItemKey ticket, String etag) {}

  /// What the ticket of a claim says.
  sealed interface Ticket {
    /// No ticket yet.
    record Missing() implements Ticket {}

    /// None will come.
    record Barred() implements Ticket {}

    record Admitted(DeploymentId deployment) implements Ticket {}
  }

  /// The claim on the key: the first one's, unless that came to nothing.
  Claim claim(Deployment deployment, IdempotencyKey key) {
    OrganizationId organization = deployment.request().organization();
    return Turns.untilAnswered(
        CLAIMING,
        () -> {
          Optional<Claim> present = find(organization, key);
          return present.isPresent() && isUsable(present.get(), key)
              ? present
              : write(deployment, key, present);
        });
  }

  /// One that came to nothing makes room. Another request's is barred first, so that it cannot be
  /// admitted after this one.
  private boolean isUsable(Claim claim, IdempotencyKey key) {
    return switch (ticket(claim)) {
      case Ticket.Admitted(DeploymentId id) -> deployments.find(id).isPresent();
      case Ticket.Barred _ -> false;
      case Ticket.Missing _ -> claim.request().equals(key.request()) || !bar(claim);
    };
  }

  private Optional<Claim> write(
      Deployment deployment, IdempotencyKey key, Optional<Claim> present) {
    ItemKey ticket = freshTicket(deployment);
    NewItem item =
        NewItem.of(keyOf(deployment.request().organization(), key), "claim")
            .with("request", key.request().hex())
            .with("partition", ticket.partition())
            .with("ticket", ticket.id())
            .livingFor(LIFE);
    Written written =
        present.isPresent()
            ? organizations.replace(CLAIMING, item, present.get().etag())
            : organizations.create(CLAIMING, item);
    return written instanceof Written.Done(Item claim)
        ? Optional.of(read(claim))
        : Optional.empty();
  }

  /// No other claim has the same, not even one by the same deployment.
  private ItemKey freshTicket(Deployment deployment) {
    return new ItemKey(
        Partitions.of(deployment).partition(),
        "ticket:%s:%d".formatted(deployment.id(), ServerClock.micros(clock.next())));
  }

  /// Makes sure that nothing is admitted under this claim. False when something was.
  boolean bar(Claim claim) {
    Written written =
        projects.create(CLAIMING, NewItem.of(claim.ticket(), "ticket").livingFor(LIFE));
    return written instanceof Written.Done || ticket(claim) instanceof Ticket.Barred;
  }

  /// The ticket to be written with the deployment that is admitted.
  static NewItem ticket(Claim claim, Deployment admitted) {
    return NewItem.of(claim.ticket(), "ticket")
        .with("project", admitted.request().project().value())
        .with(TICKET_OF, admitted.request().project().value())
        .with("deployment", admitted.id().value())
        .livingFor(LIFE);
  }

  Optional<Claim> find(OrganizationId organization, IdempotencyKey key) {
    return organizations.read(READING, keyOf(organization, key)).map(RequestKeys::read);
  }

  Ticket ticket(Claim claim) {
    return projects
        .read(READING, claim.ticket())
        .<Ticket>map(ticket ->
            ticket
                .optionalText("deployment")
                .<Ticket>map(id -> new Ticket.Admitted(new DeploymentId(id)))
                .orElseGet(Ticket.Barred::new))
        .orElseGet(Ticket.Missing::new);
  }

  private static Claim read(Item item) {
    return new Claim(
        new Digest(item.text("request")),
        new ItemKey(item.text("partition"), item.text("ticket")),
        item.etag());
  }

  private static ItemKey keyOf(OrganizationId organization, IdempotencyKey key) {
    return new ItemKey(organization.value(), "key:" + Digest.of(key.value()).hex());
  }
}
