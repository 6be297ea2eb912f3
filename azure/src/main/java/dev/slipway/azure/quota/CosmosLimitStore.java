package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.ItemKey;
import dev.slipway.azure.cosmos.VersionedItems;
import dev.slipway.documents.Documents;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.ports.quota.LimitStore;
import dev.slipway.ports.store.SaveResult;
import java.util.Optional;

/// Limits of organizations in Cosmos DB, each in its organization's partition.
public final class CosmosLimitStore implements LimitStore {
  private final VersionedItems<OwnLimits> limits;

  public CosmosLimitStore(CosmosStorage storage) {
    Documents documents = new Documents();
    limits =
        new VersionedItems<>(
            storage.organizations(),
            "limits",
            "the limits of an organization",
            new VersionedItems.Form<>(
                own -> own.organization().value(),
                OwnLimits::version,
                _ -> Optional.empty(),
                own -> own.withVersion(own.version() + 1),
                documents::toJson,
                documents::readOwnLimits),
            organization -> new ItemKey(organization, "limits"));
  }

  @Override
  public OwnLimits find(OrganizationId organization) {
    return limits.find(organization.value()).orElseGet(() -> OwnLimits.none(organization));
  }

  @Override
  public SaveResult<OwnLimits> save(OwnLimits own) {
    return limits.save(own);
  }
}
