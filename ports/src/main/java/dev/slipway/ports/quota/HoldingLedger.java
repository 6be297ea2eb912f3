package dev.slipway.ports.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts what the things of each organization use for as long as they are there: its projects,
/// their sources, what their releases run on. What a thing holds is taken before it comes to be,
/// and open until somebody has looked what became of it. What a method answered is durable across a
/// loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the ledger cannot be reached.
public interface HoldingLedger {
  /// Lets something hold at least that much, or changes nothing when a quota has no room for what
  /// it does not hold yet. Looking and counting is one transaction, so of many at once no more is
  /// handed out than there is room for. It is [Holding.State#TAKEN] then, from that time on and
  /// also when it was leaving; only what is kept and holds exactly that much stays as it is.
  HoldingAnswer take(
      OrganizationId organization,
      Holder holder,
      QuotaUse amounts,
      QuotaLimits limits,
      Instant since);

  /// Notes that something is about to go: it is [Holding.State#LEAVING] then. Does nothing for what
  /// holds nothing.
  void leave(OrganizationId organization, Holder holder);

  /// The same for all that is of a project.
  void leave(OrganizationId organization, ProjectId project);

  /// All that was of a project has gone: gives back what is leaving, and so not what was taken
  /// again meanwhile.
  void left(OrganizationId organization, ProjectId project);

  /// Somebody has looked what is there of a holder: it holds that much from now on, and nothing any
  /// more when that is nothing. What was taken is kept then; what is leaving still is. False, and
  /// nothing is changed, when the holding is not as it was seen.
  boolean settle(Holding seen, QuotaUse amounts);

  /// What something holds.
  Optional<Holding> find(OrganizationId organization, Holder holder);

  /// What is taken or leaving, in the order of organizations and holders' ids.
  ///
  /// @param organization only its own; empty for those of all
  /// @param after only what is behind this one; empty for the first ones
  /// @param limit the most answers, 1 to 1,000
  List<Holding> open(Optional<OrganizationId> organization, Optional<Holding> after, int limit);

  /// What all that is of the organization holds together.
  QuotaUse use(OrganizationId organization);
}
