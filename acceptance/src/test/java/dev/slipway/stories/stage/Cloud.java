package dev.slipway.stories.stage;

import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.keyvault.KeyVaultStandIn;
import dev.slipway.azure.standin.servicebus.ServiceBusStandIn;
import dev.slipway.azure.standin.web.TestKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Azure on this machine: what servers in Azure mode keep their state, queue, files and secrets in.
public final class Cloud implements AutoCloseable {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String SECRET = "the service's own secret";

  private final InstantSource clock = InstantSource.system();
  private final ServiceBusStandIn bus = ServiceBusStandIn.start();
  private final CosmosStandIn cosmos = CosmosStandIn.start(clock);
  private final Azurite blobs = Azurite.start();
  private final EntraStandIn entra = EntraStandIn.start(clock);
  private final Application service =
      entra
          .register(TENANT, "slipway")
          .withSecret(SECRET, clock.instant().plus(Duration.ofDays(365)));
  private final KeyVaultStandIn vault = KeyVaultStandIn.start(entra, service, clock);

  private Cloud() {}

  /// Started when it is first asked for, and ended with this process.
  private static final class Shared {
    static final Cloud CLOUD = new Cloud();
  }

  public static Cloud start() {
    return new Cloud();
  }

  /// There when this run of the stories is one in Azure mode.
  static Optional<Cloud> ofAllStories() {
    return Boolean.getBoolean("slipway.stories.azure")
        ? Optional.of(Shared.CLOUD)
        : Optional.empty();
  }

  public ServiceBusStandIn bus() {
    return bus;
  }

  public CosmosStandIn cosmos() {
    return cosmos;
  }

  public Azurite blobs() {
    return blobs;
  }

  public EntraStandIn entra() {
    return entra;
  }

  public KeyVaultStandIn vault() {
    return vault;
  }

  /// The environment of a server that shares everything with all others of this name.
  ///
  /// @param name of small letters and digits
  /// @param folder where the server finds what is given to it as a file
  public Map<String, String> installation(String name, Path folder) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SLIPWAY_MODE", "azure");
    environment.put("AZURE_SERVICE_BUS_CONNECTION_STRING", bus.connectionString());
    environment.put("AZURE_SERVICE_BUS_ADMINISTRATION_URL", bus.administration().toString());
    environment.put("AZURE_SERVICE_BUS_QUEUE", name);
    environment.put("AZURE_STORAGE_CONNECTION_STRING", blobs.connectionString());
    environment.put("AZURE_STORAGE_SOURCES_CONTAINER", name + "-sources");
    environment.put("AZURE_STORAGE_LOGS_CONTAINER", name + "-logs");
    environment.put("AZURE_STORAGE_ARTIFACTS_CONTAINER", name + "-artifacts");
    environment.put(
        "AZURE_COSMOS_CONNECTION_STRING",
        "AccountEndpoint=%s;AccountKey=%s;".formatted(cosmos.endpoint(), CosmosStandIn.KEY));
    environment.put("AZURE_COSMOS_DATABASE", name);
    environment.put("COSMOS_HTTP_CONNECTION_WITHOUT_TLS_ALLOWED", "true");
    environment.put("COSMOS_DISABLE_IMDS_ACCESS", "true");
    environment.put("AZURE_KEY_VAULT_URI", vault.address().toString());
    environment.put("AZURE_AUTH_METHOD", "service-principal");
    environment.put("AZURE_TENANT_ID", TENANT);
    environment.put("AZURE_CLIENT_ID", service.clientId());
    environment.put("AZURE_CLIENT_SECRET", SECRET);
    environment.put("AZURE_AUTHORITY_HOST", entra.authority().toString());
    environment.put("NODE_EXTRA_CA_CERTS", authorities(folder).toString());
    return environment;
  }

  /// The authority of the stand-ins, and those that this machine names already.
  private static Path authorities(Path folder) {
    try {
      Optional<String> ofMachine = Optional.ofNullable(System.getenv("NODE_EXTRA_CA_CERTS"));
      String own = TestKey.named("localhost").certificatePem();
      String others = ofMachine.isEmpty() ? "" : Files.readString(Path.of(ofMachine.get()));
      return Files.writeString(folder.resolve("authorities.pem"), others + "\n" + own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    vault.close();
    entra.close();
    blobs.close();
    cosmos.close();
    bus.close();
  }
}
