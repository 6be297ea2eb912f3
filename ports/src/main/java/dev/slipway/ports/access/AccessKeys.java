package dev.slipway.ports.access;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.Optional;

/// Keeps access keys, revoked ones too. What a method answered is durable across a loss of power.
///
/// Every method throws a `SlipwayException` with a retryable `STORAGE_READ_FAILED` or
/// `STORAGE_WRITE_FAILED` when the store cannot be reached.
public interface AccessKeys {
  /// Saves a key that has version 0 as a new one with version 1; a conflict when the id is taken.
  ///
  /// Otherwise replaces the key if its saved version is this one's, and counts the version up.
  SaveResult<AccessKey> save(AccessKey key);

  /// The key as last saved; sees every save that returned before.
  Optional<AccessKey> find(KeyId id);

  /// Keys in order of id.
  ///
  /// @param owner only those that hold in this organization alone; empty for all
  /// @param after the `next` of the page before; empty for the first
  /// @param limit the most items, 1 to 1,000
  Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit);
}
