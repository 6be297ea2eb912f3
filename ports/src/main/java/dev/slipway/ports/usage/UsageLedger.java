package dev.slipway.ports.usage;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Optional;

/// Keeps what deployments used, also of projects that are gone. Sums are kept as entries come, so
/// that asking costs the same however many there are. What a method answered is durable across a
/// loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the ledger cannot be reached.
public interface UsageLedger {
  /// Adds what a deployment used. A deployment is added once; repeating it changes nothing.
  void append(UsageEntry entry);

  /// Forgets which deployments were added, for those that will not be added again; the sums stay.
  /// Repeating it is harmless.
  void forget(Collection<DeploymentId> deployments);

  /// What the organization used in a month.
  Usage total(OrganizationId organization, YearMonth month);

  /// The same by project, in the order of their ids; projects that used nothing are left out.
  ///
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<ProjectUsage> byProject(
      OrganizationId organization, YearMonth month, Optional<String> after, int limit);
}
