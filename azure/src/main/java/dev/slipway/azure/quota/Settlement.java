package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.usage.UsageSums;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.usage.UsageEntry;
import java.time.Instant;
import java.util.Optional;

/// Takes the reservation of one deployment away and counts that, in one batch.
///
/// @param used what is added to the usage of its project in the same batch
record Settlement(
    Items organizations,
    OrganizationId owner,
    DeploymentId deployment,
    QuotaUse returned,
    Optional<UsageEntry> used) {

  private enum Outcome {
    DONE,
    /// There is no such reservation, not any more or not there.
    GONE,
    AGAIN
  }

  /// Who finds the reservation taken away has nothing left to do.
  void carryOut() {
    Turns.untilAnswered(
        Reservations.COUNTING,
        () -> {
          Outcome outcome = within();
          if (outcome == Outcome.GONE) {
            outcome = apart();
          }
          return outcome == Outcome.AGAIN ? Optional.empty() : Optional.of(outcome);
        });
  }

  private Outcome within() {
    return reservationWithin()
        .map(open -> write(QuotaItem.close(batch(), open, returned), 1))
        .orElse(Outcome.GONE);
  }

  /// Where its day and month go on counting it, it does not matter which those are, and it need not
  /// be looked for.
  private Optional<Reservation> reservationWithin() {
    return returned.equals(QuotaUse.OF_BEING_UNDER_WAY)
        ? Optional.of(new Reservation(deployment, owner, Instant.EPOCH))
        : new QuotaItem(organizations).read(owner).open(deployment);
  }

  private Outcome apart() {
    return new Reservations(organizations)
        .find(owner, deployment)
        .map(alone -> {
          Batch batch = batch().delete(Reservations.id(deployment));
          return write(QuotaItem.closeApart(batch, alone, returned), 2);
        })
        .orElse(Outcome.GONE);
  }

  private Batch batch() {
    return Batch.in(owner.value());
  }

  /// @param writes how many there are already
  private Outcome write(Batch batch, int writes) {
    used.ifPresent(entry -> batch.change(UsageSums.key(entry).id(), UsageSums.plus(entry.usage())));
    return switch (organizations.write(Reservations.COUNTING, batch)) {
      case BatchWritten.Done _ -> Outcome.DONE;
      case BatchWritten.Refused(int write, _) when write == writes -> {
        used.ifPresent(
            entry -> organizations.create(Reservations.COUNTING, UsageSums.empty(entry)));
        yield Outcome.AGAIN;
      }
      case BatchWritten.Refused _ -> Outcome.GONE;
    };
  }
}
