package dev.slipway.server.wiring;

import com.azure.core.credential.AzureKeyCredential;
import com.azure.core.credential.AzureNamedKeyCredential;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.AzureConfiguration;
import dev.slipway.server.configuration.ConnectionString;
import dev.slipway.server.configuration.ServiceAddress;
import java.util.Optional;

/// The keys by which services of Azure are used, which are changed while they are in use. Where the
/// service's identity is used there are none.
final class AzureKeys {
  private final Optional<AzureKeyCredential> cosmos;
  private final Optional<AzureNamedKeyCredential> storage;

  AzureKeys(AzureConfiguration azure) {
    cosmos = key(azure.cosmos().address()).map(key -> new AzureKeyCredential(key.reveal()));
    storage =
        connection(azure.storage().address())
            .map(connection ->
                new AzureNamedKeyCredential(
                    connection.required("AccountName").reveal(),
                    connection.required("AccountKey").reveal()));
  }

  /// That of Cosmos DB.
  AzureKeyCredential cosmos() {
    return cosmos.orElseThrow();
  }

  /// That of the storage account.
  AzureNamedKeyCredential storage() {
    return storage.orElseThrow();
  }

  /// Uses from now on the keys of another reading of the configuration.
  void renew(AzureConfiguration azure) {
    cosmos.ifPresent(credential ->
        key(azure.cosmos().address()).ifPresent(key -> credential.update(key.reveal())));
    storage.ifPresent(credential ->
        connection(azure.storage().address())
            .ifPresent(connection ->
                credential.update(
                    connection.required("AccountName").reveal(),
                    connection.required("AccountKey").reveal())));
  }

  private static Optional<Secret> key(ServiceAddress address) {
    return connection(address).map(connection -> connection.required("AccountKey"));
  }

  private static Optional<ConnectionString> connection(ServiceAddress address) {
    return switch (address) {
      case ServiceAddress.WithKey(var connection) -> Optional.of(connection);
      case ServiceAddress.WithIdentity _ -> Optional.empty();
    };
  }
}
