package dev.slipway.ports.quota;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.usage.UsageLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts the deployments of each organization. A deployment is counted from its reservation on;
/// what a method costs does not grow with the deployments that have ended. What a method answered
/// is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the ledger cannot be reached.
public interface QuotaLedger {
  /// Counts a deployment in every quota of deployments of its organization, or in none when one has
  /// no room. Looking and counting is one transaction, so of many at once no more are let in than
  /// there is room for. Reserving again for a deployment whose reservation is open changes nothing.
  QuotaAnswer reserve(Reservation reservation, QuotaLimits limits);

  /// The deployment succeeded: it is under way no more, and its day and month keep counting it.
  /// Does nothing for a deployment without an open reservation.
  void commit(DeploymentId deployment);

  /// The deployment failed, was cancelled or never came to be: nothing counts it any more. Does
  /// nothing for a deployment without an open reservation.
  void giveBack(DeploymentId deployment);

  /// The deployment has ended, and used that much, which is noted once: [#commit] when it succeeded
  /// and [#giveBack] otherwise, after [UsageLedger#append]. A ledger that keeps both may do all in
  /// one write; then an open place is what says that nothing was noted yet.
  ///
  /// @param usage where it is noted, of the same store
  default void settle(UsageEntry used, boolean hasSucceeded, UsageLedger usage) {
    usage.append(used);
    if (hasSucceeded) {
      commit(used.deployment());
    } else {
      giveBack(used.deployment());
    }
  }

  /// What the organization's deployments use at that time.
  QuotaUse use(OrganizationId organization, Instant at);

  /// The organizations that have open reservations, in the order of their names.
  List<OrganizationId> holders();

  /// Open reservations of an organization, in the order of their deployments' ids.
  ///
  /// @param after only those behind this one; empty for the first ones
  /// @param limit the most answers, 1 to 1,000
  List<Reservation> open(OrganizationId organization, Optional<DeploymentId> after, int limit);
}
