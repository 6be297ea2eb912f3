package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Together;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.azure.store.DeploymentOwners;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Quotas in Cosmos DB: what is open and what is counted of an organization is in one partition.
public final class CosmosQuotaLedger implements QuotaLedger {
  private final Items organizations;
  private final ActiveOrganizations active;
  private final Reservations apart;
  private final QuotaItem item;
  private final Owners owners;

  public CosmosQuotaLedger(CosmosStorage storage) {
    organizations = storage.organizations();
    active = new ActiveOrganizations(storage.service(), storage.clock());
    apart = new Reservations(organizations);
    item = new QuotaItem(organizations);
    owners = new Owners(new DeploymentOwners(storage));
  }

  @Override
  public QuotaAnswer reserve(Reservation reservation, QuotaLimits limits) {
    active.note(reservation.organization());
    owners.met(reservation);
    return Turns.untilAnswered(Reservations.COUNTING, () -> tryToReserve(reservation, limits));
  }

  private Optional<QuotaAnswer> tryToReserve(Reservation reservation, QuotaLimits limits) {
    if (item.open(reservation, limits) instanceof Written.Done(var counts)) {
      item.forgetPast(reservation, counts);
      return Optional.of(new QuotaAnswer.Reserved());
    }
    QuotaItem.State state = item.read(reservation.organization());
    if (state.item().isEmpty()) {
      item.begin(reservation.organization());
      return Optional.empty();
    }
    if (state.open(reservation.deployment()).isPresent()) {
      return Optional.of(new QuotaAnswer.Reserved());
    }
    return refused(state, reservation, limits).or(() -> reserveApart(reservation, limits));
  }

  private static Optional<QuotaAnswer> refused(
      QuotaItem.State state, Reservation reservation, QuotaLimits limits) {
    QuotaUse use = state.use(reservation.at());
    return limits
        .exceededBy(QuotaUse.OF_A_DEPLOYMENT, use)
        .map(
            quota -> new QuotaAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota)));
  }

  /// Empty when there is no room any more, or it is in the item by now.
  private Optional<QuotaAnswer> reserveApart(Reservation reservation, QuotaLimits limits) {
    Batch batch =
        Batch.in(reservation.organization().value()).create(Reservations.item(reservation));
    return switch (organizations.write(
        Reservations.COUNTING, QuotaItem.openApart(batch, reservation, limits))) {
      case BatchWritten.Done _ -> Optional.of(new QuotaAnswer.Reserved());
      case BatchWritten.Refused(_, BatchWritten.Reason why) ->
          why == BatchWritten.Reason.TAKEN
              ? Optional.of(new QuotaAnswer.Reserved())
              : Optional.empty();
    };
  }

  @Override
  public void commit(DeploymentId deployment) {
    owners
        .of(deployment)
        .ifPresent(owner -> {
          // Its day and month go on counting it, so it does not matter which those are.
          Reservation reservation = new Reservation(deployment, owner, Instant.EPOCH);
          if (!(item.close(reservation, QuotaUse.OF_BEING_UNDER_WAY) instanceof Written.Done)) {
            settleApart(reservation, QuotaUse.OF_BEING_UNDER_WAY);
          }
          owners.forget(deployment);
        });
  }

  @Override
  public void giveBack(DeploymentId deployment) {
    owners
        .of(deployment)
        .ifPresent(owner -> {
          item.read(owner)
              .open(deployment)
              .ifPresentOrElse(
                  open -> item.close(open, QuotaUse.OF_A_DEPLOYMENT),
                  () ->
                      apart
                          .find(owner, deployment)
                          .ifPresent(open -> settleApart(open, QuotaUse.OF_A_DEPLOYMENT)));
          owners.forget(deployment);
        });
  }

  /// Whoever deletes the reservation counts it, in the same batch; who finds it deleted has nothing
  /// left to do.
  private void settleApart(Reservation reservation, QuotaUse returned) {
    Batch batch =
        Batch.in(reservation.organization().value())
            .delete(Reservations.id(reservation.deployment()));
    organizations.write(
        Reservations.COUNTING, QuotaItem.closeApart(batch, reservation, returned));
  }

  @Override
  public QuotaUse use(OrganizationId organization, Instant at) {
    return item.read(organization).use(at);
  }

  @Override
  public List<OrganizationId> holders() {
    List<OrganizationId> holders =
        Together.read(active.all(), item::read).stream()
            .filter(QuotaItem.State::hasOpen)
            .map(QuotaItem.State::organization)
            .toList();
    holders.forEach(active::note);
    return holders;
  }

  @Override
  public List<Reservation> open(
      OrganizationId organization, Optional<DeploymentId> after, int limit) {
    QuotaItem.State state = item.read(organization);
    Stream<Reservation> within =
        state.open().stream()
            .filter(open ->
                after.filter(last -> open.deployment().value().compareTo(last.value()) <= 0)
                    .isEmpty());
    List<Reservation> alone =
        state.hasApart() ? apart.list(organization, after, limit) : List.of();
    List<Reservation> open =
        Stream.concat(within, alone.stream())
            .sorted(Comparator.comparing(reservation -> reservation.deployment().value()))
            .limit(limit)
            .toList();
    open.forEach(owners::met);
    return open;
  }
}
