package dev.slipway.ports.audit;

import dev.slipway.domain.access.AuditEntry;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Page;
import java.util.Optional;

/// Keeps what was done. Entries are added and never changed or taken away. What a method answered
/// is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface AuditLog {
  /// Adds an entry after all that were added before.
  void append(AuditEntry entry);

  /// Entries, newest first. Throws `INVALID_REQUEST` when no page ended at `after`.
  ///
  /// @param organization only those that were this organization's matter; empty for all
  /// @param after the `next` of the page before; empty for the first. Entries that were added since
  ///   do not move what follows
  /// @param limit the most items, 1 to 1,000
  Page<AuditEntry> list(Optional<OrganizationId> organization, Optional<String> after, int limit);
}
