package dev.slipway.server.configuration;

import java.net.URI;
import java.util.Optional;

/// Where everything is in Azure mode.
///
/// @param mayCreate whether what is missing is made at the start
public record AzureConfiguration(Bus bus, Storage storage, Cosmos cosmos, boolean mayCreate) {
  /// The same, but what is missing is only named.
  public AzureConfiguration creatingNothing() {
    return new AzureConfiguration(bus, storage, cosmos, false);
  }

  /// The queue of a namespace.
  ///
  /// @param administration where the namespace is administered when that is not where it is used
  /// @param prefetch how many messages may be on their way at once
  public record Bus(
      ServiceAddress address, String queue, Optional<URI> administration, int prefetch) {}

  /// The containers of a storage account.
  public record Storage(ServiceAddress address, String sources, String logs, String artifacts) {}

  /// A database of a Cosmos DB account.
  public record Cosmos(ServiceAddress address, String database) {}
}
