package dev.slipway.azure.access;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.VersionedItems;
import dev.slipway.documents.Documents;
import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.KeyId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.access.AccessKeys;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.util.Optional;

/// Access keys in Cosmos DB.
public final class CosmosAccessKeys implements AccessKeys {
  private final VersionedItems<AccessKey> keys;

  public CosmosAccessKeys(CosmosStorage storage) {
    Documents documents = new Documents();
    keys =
        new VersionedItems<>(
            storage.service(),
            "key",
            "an access key",
            new VersionedItems.Form<>(
                key -> key.id().value(),
                AccessKey::version,
                key -> key.grant().organization().map(OrganizationId::value),
                key -> key.withVersion(key.version() + 1),
                documents::toJson,
                documents::readAccessKey));
  }

  @Override
  public SaveResult<AccessKey> save(AccessKey key) {
    return keys.save(key);
  }

  @Override
  public Optional<AccessKey> find(KeyId id) {
    return keys.find(id.value());
  }

  @Override
  public Page<AccessKey> list(Optional<OrganizationId> owner, Optional<String> after, int limit) {
    return keys.list(owner.map(OrganizationId::value), after, limit);
  }
}
