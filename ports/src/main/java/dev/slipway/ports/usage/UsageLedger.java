package dev.slipway.ports.usage;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;

/// Keeps what deployments used, and how long environments had a current release, also of projects
/// that are gone. Sums of deployments are kept as entries come, so that asking costs the same
/// however many there are. For how long something ran follows from when it began and ended, so
/// nothing has to tick. What a method answered is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the ledger cannot be reached.
public interface UsageLedger {
  /// Adds what a deployment used. A deployment is added once; repeating it changes nothing.
  void append(UsageEntry entry);

  /// Forgets which deployments were added, for those that will not be added again; the sums stay.
  /// Repeating it is harmless.
  void forget(Collection<DeploymentId> deployments);

  /// A project has a current release in an environment. Changes nothing where it has one already,
  /// or when that is from before it last ended there.
  void began(RunningSince running);

  /// A project has no current release in an environment any more. What was current before and is
  /// told of later, changes nothing. Repeating it changes nothing.
  void ended(OrganizationId organization, ProjectId project, Environment environment, Instant at);

  /// What the organization used in a month of UTC.
  ///
  /// @param now up to when what still runs has run
  Usage total(OrganizationId organization, YearMonth month, Instant now);

  /// The same by project, in the order of their ids; projects that used nothing are left out.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<ProjectUsage> byProject(
      OrganizationId organization, YearMonth month, Instant now, Optional<String> after, int limit);
}
