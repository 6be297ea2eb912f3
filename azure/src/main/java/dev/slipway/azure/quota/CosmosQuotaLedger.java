package dev.slipway.azure.quota;

import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.cosmos.Written;
import dev.slipway.azure.store.DeploymentOwners;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.usage.UsageLedger;
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
    settle(deployment, QuotaUse.OF_BEING_UNDER_WAY);
  }

  @Override
  public void giveBack(DeploymentId deployment) {
    settle(deployment, QuotaUse.OF_A_DEPLOYMENT);
  }

  private void settle(DeploymentId deployment, QuotaUse returned) {
    owners.of(deployment).ifPresent(owner -> settle(owner, deployment, returned, Optional.empty()));
    owners.forget(deployment);
  }

  /// Both are in the organization's partition, so the place that is taken away in the same batch is
  /// what keeps usage from being added twice.
  @Override
  public void settle(UsageEntry used, boolean hasSucceeded, UsageLedger usage) {
    QuotaUse returned = hasSucceeded ? QuotaUse.OF_BEING_UNDER_WAY : QuotaUse.OF_A_DEPLOYMENT;
    settle(used.organization(), used.deployment(), returned, Optional.of(used));
    owners.forget(used.deployment());
  }

  private void settle(
      OrganizationId owner, DeploymentId deployment, QuotaUse returned, Optional<UsageEntry> used) {
    new Settlement(organizations, owner, deployment, returned, used).carryOut();
  }

  @Override
  public QuotaUse use(OrganizationId organization, Instant at) {
    return item.read(organization).use(at);
  }

  @Override
  public List<OrganizationId> holders() {
    List<OrganizationId> holders =
        Together.map(active.all(), item::read).stream()
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
                after
                    .filter(last -> open.deployment().value().compareTo(last.value()) <= 0)
                    .isEmpty());
    List<Reservation> alone = state.hasApart() ? apart.list(organization, after, limit) : List.of();
    List<Reservation> open =
        Stream.concat(within, alone.stream())
            .sorted(Comparator.comparing(reservation -> reservation.deployment().value()))
            .limit(limit)
            .toList();
    open.forEach(owners::met);
    return open;
  }
}
