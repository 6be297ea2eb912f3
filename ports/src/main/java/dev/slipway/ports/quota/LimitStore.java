package dev.slipway.ports.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.ports.store.SaveResult;

/// Keeps the limits that single organizations have in place of everybody's. What a method answered
/// is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface LimitStore {
  /// The organization's own limits as last saved, by any process; [OwnLimits#none] where none ever
  /// were.
  OwnLimits find(OrganizationId organization);

  /// Replaces the limits if the saved version is this one's, 0 where none were ever saved, and
  /// counts the version up.
  SaveResult<OwnLimits> save(OwnLimits limits);
}
