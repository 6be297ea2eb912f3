package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Quotas in Cosmos DB: what is open and what is counted of an organization is in one partition.
public final class CosmosQuotaLedger implements QuotaLedger {
  private final Items organizations;
  private final Reservations reservations;
  private final QuotaCounters counters;

  public CosmosQuotaLedger(CosmosStorage storage) {
    organizations = storage.organizations();
    reservations = new Reservations(organizations, storage.service());
    counters = new QuotaCounters(organizations);
  }

  @Override
  public QuotaAnswer reserve(Reservation reservation, QuotaLimits limits) {
    reservations.note(reservation);
    QuotaAnswer answer =
        Turns.untilAnswered(Reservations.COUNTING, () -> tryToReserve(reservation, limits));
    if (answer instanceof QuotaAnswer.Refused) {
      reservations.forget(reservation.deployment());
    }
    return answer;
  }

  private Optional<QuotaAnswer> tryToReserve(Reservation reservation, QuotaLimits limits) {
    Batch batch =
        Batch.in(reservation.organization().value()).create(Reservations.item(reservation));
    BatchWritten written =
        organizations.write(Reservations.COUNTING, QuotaCounters.add(batch, reservation, limits));
    return switch (written) {
      case BatchWritten.Done done -> {
        counters.forgetPast(reservation, done);
        yield Optional.of(new QuotaAnswer.Reserved());
      }
      case BatchWritten.Refused(_, BatchWritten.Reason why) ->
          switch (why) {
            case TAKEN -> Optional.of(new QuotaAnswer.Reserved());
            case MISSING -> {
              counters.begin(reservation.organization());
              yield Optional.empty();
            }
            case CHANGED -> refused(reservation, limits);
          };
    };
  }

  /// Empty when a place has become free since.
  private Optional<QuotaAnswer> refused(Reservation reservation, QuotaLimits limits) {
    QuotaUse use = use(reservation.organization(), reservation.at());
    return limits
        .exceededBy(QuotaUse.OF_A_DEPLOYMENT, use)
        .map(
            quota -> new QuotaAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota)));
  }

  @Override
  public void commit(DeploymentId deployment) {
    settle(deployment, QuotaUse.OF_BEING_UNDER_WAY);
  }

  @Override
  public void giveBack(DeploymentId deployment) {
    settle(deployment, QuotaUse.OF_A_DEPLOYMENT);
  }

  /// Whoever deletes the reservation counts it, in the same batch; who finds it deleted has nothing
  /// left to do.
  private void settle(DeploymentId deployment, QuotaUse returned) {
    Optional<Reservation> open = reservations.find(deployment);
    if (open.isPresent()) {
      Batch batch = Batch.in(open.get().organization().value()).delete(Reservations.id(deployment));
      organizations.write(
          Reservations.COUNTING, QuotaCounters.subtract(batch, open.get(), returned));
      reservations.forget(deployment);
    }
  }

  @Override
  public QuotaUse use(OrganizationId organization, Instant at) {
    return counters.use(organization, at);
  }

  @Override
  public List<OrganizationId> holders() {
    return reservations.holders();
  }

  @Override
  public List<Reservation> open(
      OrganizationId organization, Optional<DeploymentId> after, int limit) {
    return reservations.list(organization, after, limit);
  }
}
