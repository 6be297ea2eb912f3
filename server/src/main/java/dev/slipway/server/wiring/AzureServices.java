package dev.slipway.server.wiring;

import com.azure.cosmos.CosmosClientBuilder;
import dev.slipway.azure.blob.BlobAccess;
import dev.slipway.azure.blob.BlobSettings;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.cosmos.CosmosClients;
import dev.slipway.azure.cosmos.CosmosSettings;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.queue.ServiceBusAccess;
import dev.slipway.azure.queue.ServiceBusConnection;
import dev.slipway.azure.queue.ServiceBusSettings;
import dev.slipway.azure.secret.Vault;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.AzureConfiguration;
import dev.slipway.server.configuration.ConnectionString;
import dev.slipway.server.configuration.ServiceAddress;
import dev.slipway.server.configuration.VaultConfiguration;
import java.net.URI;
import java.time.InstantSource;

/// Opens the services of Azure as the configuration says.
record AzureServices(AzureConfiguration azure, AzureSignIn signIn, AzureKeys keys) {
  CosmosStorage cosmos() {
    AzureConfiguration.Cosmos cosmos = azure.cosmos();
    URI endpoint =
        switch (cosmos.address()) {
          case ServiceAddress.WithKey(var connection) ->
              URI.create(connection.required("AccountEndpoint").reveal());
          case ServiceAddress.WithIdentity(var place) -> place;
        };
    CosmosClientBuilder builder = CosmosClients.builder(endpoint);
    switch (cosmos.address()) {
      case ServiceAddress.WithKey _ -> builder.credential(keys.cosmos());
      case ServiceAddress.WithIdentity _ -> builder.credential(signIn.identity());
    }
    return CosmosStorage.open(
        CosmosClients.open(builder),
        new CosmosSettings(endpoint, cosmos.database(), azure.mayCreate()),
        System::nanoTime,
        RequestUnits.UNCOUNTED);
  }

  ServiceBusConnection bus(InstantSource clock) {
    AzureConfiguration.Bus bus = azure.bus();
    ServiceBusAccess access =
        switch (bus.address()) {
          case ServiceAddress.WithKey(var connection) ->
              new ServiceBusAccess.ByConnectionString(connection.whole());
          case ServiceAddress.WithIdentity(var place) ->
              new ServiceBusAccess.ByIdentity(place.getHost(), signIn.identity());
        };
    ServiceBusSettings usual = ServiceBusSettings.of(access, bus.queue()).takingIn(bus.prefetch());
    ServiceBusSettings settings = azure.mayCreate() ? usual : usual.creatingNothing();
    return ServiceBusConnection.open(
        bus.administration().map(settings::administeredAt).orElse(settings), clock);
  }

  BlobStorage blobs() {
    AzureConfiguration.Storage storage = azure.storage();
    BlobAccess access =
        switch (storage.address()) {
          case ServiceAddress.WithKey(var connection) ->
              new BlobAccess.ByKey(endpoint(connection), keys.storage());
          case ServiceAddress.WithIdentity(var place) ->
              new BlobAccess.ByIdentity(place, signIn.identity());
        };
    BlobSettings settings =
        BlobSettings.of(access).naming(storage.sources(), storage.logs(), storage.artifacts());
    return BlobStorage.open(azure.mayCreate() ? settings : settings.creatingNothing());
  }

  /// As Microsoft's own clients make it out
  /// (https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string).
  private static URI endpoint(ConnectionString connection) {
    return URI.create(
        connection
            .part("BlobEndpoint")
            .map(Secret::reveal)
            .orElseGet(() ->
                "https://%s.blob.%s"
                    .formatted(
                        connection.required("AccountName").reveal(),
                        connection
                            .part("EndpointSuffix")
                            .map(Secret::reveal)
                            .orElse("core.windows.net"))));
  }

  Vault vault(VaultConfiguration vault) {
    return SignedInVault.of(vault, signIn);
  }
}
