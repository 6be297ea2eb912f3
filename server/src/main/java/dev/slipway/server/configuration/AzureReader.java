package dev.slipway.server.configuration;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads what is said of Azure.
final class AzureReader {
  /// Each service by its connection string or by its address.
  private static final List<List<Setting<?>>> PLACES =
      List.of(
          List.of(AzureSettings.SERVICE_BUS_CONNECTION, AzureSettings.SERVICE_BUS_NAMESPACE),
          List.of(AzureSettings.STORAGE_CONNECTION, AzureSettings.STORAGE_URL),
          List.of(AzureSettings.COSMOS_CONNECTION, AzureSettings.COSMOS_ENDPOINT));

  private final Values values;

  AzureReader(Values values) {
    this.values = values;
  }

  Optional<VaultConfiguration> vault() {
    Optional<URI> uri = values.of(AzureSettings.KEY_VAULT);
    Duration refresh = values.of(AzureSettings.KEY_VAULT_REFRESH);
    return uri.map(place -> new VaultConfiguration(place, refresh));
  }

  /// Whether anything in Azure is used. Who uses nothing there may well have variables of the same
  /// names for something else.
  static boolean isUsed(Values values, Mode mode) {
    return isAzure(values, mode) || values.isChanged(AzureSettings.KEY_VAULT);
  }

  private static boolean isAzure(Values values, Mode mode) {
    return switch (mode) {
      case AZURE -> true;
      case EMBEDDED -> false;
      case AUTO -> named(values).size() == PLACES.size();
    };
  }

  /// Those of the three services that are named.
  private static List<List<Setting<?>>> named(Values values) {
    return PLACES.stream().filter(ways -> ways.stream().anyMatch(values::isChanged)).toList();
  }

  /// What may not be meant, as a sentence: some of the three services are named, and not all.
  static Optional<String> doubt(Values values, Mode mode) {
    int named = named(values).size();
    return mode == Mode.AUTO && named > 0 && named < PLACES.size()
        ? Optional.of(
            "%d of the three services of Azure mode are named, so everything is kept on this machine; %s=azure says what is missing, and %s=embedded that nothing is"
                .formatted(named, ServiceSettings.MODE.name(), ServiceSettings.MODE.name()))
        : Optional.empty();
  }

  /// Where everything is, when that is Azure.
  Optional<AzureConfiguration> places(Mode mode) {
    if (!isAzure(values, mode)) {
      return Optional.empty();
    }
    Optional<ServiceAddress> bus =
        address(AzureSettings.SERVICE_BUS_CONNECTION, AzureSettings.SERVICE_BUS_NAMESPACE);
    Optional<ServiceAddress> storage =
        address(AzureSettings.STORAGE_CONNECTION, AzureSettings.STORAGE_URL);
    Optional<ServiceAddress> cosmos =
        address(AzureSettings.COSMOS_CONNECTION, AzureSettings.COSMOS_ENDPOINT);
    String queue = values.of(AzureSettings.SERVICE_BUS_QUEUE);
    Optional<URI> administration = values.of(AzureSettings.SERVICE_BUS_ADMINISTRATION);
    int prefetch = values.of(AzureSettings.SERVICE_BUS_PREFETCH);
    String sources = values.of(AzureSettings.SOURCES_CONTAINER);
    String logs = values.of(AzureSettings.LOGS_CONTAINER);
    String artifacts = values.of(AzureSettings.ARTIFACTS_CONTAINER);
    String database = values.of(AzureSettings.COSMOS_DATABASE);
    boolean mayCreate = values.of(AzureSettings.MAY_CREATE);
    if (Stream.of(sources, logs, artifacts).distinct().count() < 3) {
      values.mistake(
          AzureSettings.SOURCES_CONTAINER, "sources, logs and artifacts need a container each");
    }
    if (!values.isChanged(AzureSettings.KEY_VAULT)) {
      values.mistake(AzureSettings.KEY_VAULT, "Azure mode needs it for the secrets of projects");
    }
    if (bus.isEmpty() || storage.isEmpty() || cosmos.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AzureConfiguration(
            new AzureConfiguration.Bus(bus.get(), queue, administration, prefetch),
            new AzureConfiguration.Storage(storage.get(), sources, logs, artifacts),
            new AzureConfiguration.Cosmos(cosmos.get(), database),
            mayCreate));
  }

  ComputeConfiguration compute() {
    return new ComputeConfiguration(
        values.of(ComputeSettings.BUILDS),
        values.of(ComputeSettings.HOSTING),
        values.of(ComputeSettings.SUBSCRIPTION),
        values.of(ComputeSettings.RESOURCE_GROUP),
        values.of(ComputeSettings.LOCATION),
        values.of(ComputeSettings.REGISTRY),
        values.of(ComputeSettings.APPS_ENVIRONMENT),
        values.of(ComputeSettings.BUILD_CPU),
        values.of(ComputeSettings.BUILD_MEMORY),
        values.of(ComputeSettings.AUTO_SCALING),
        values.of(ComputeSettings.CDN),
        values.of(ComputeSettings.MULTI_REGION),
        values.of(ComputeSettings.APPLICATION_INSIGHTS));
  }

  /// With the key where there is one.
  private Optional<ServiceAddress> address(
      Setting<Optional<ConnectionString>> connection, Setting<Optional<URI>> endpoint) {
    if (!values.isChanged(connection) && !values.isChanged(endpoint)) {
      values.mistake(
          connection,
          "Azure mode needs it, or %s for the service's identity".formatted(endpoint.name()));
      return Optional.empty();
    }
    Optional<URI> place = values.of(endpoint);
    return values
        .of(connection)
        .<ServiceAddress>map(ServiceAddress.WithKey::new)
        .or(() -> place.map(ServiceAddress.WithIdentity::new));
  }
}
