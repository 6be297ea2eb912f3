package dev.slipway.azure.tested;

import dev.slipway.azure.cosmos.CosmosClients;
import dev.slipway.azure.cosmos.CosmosSettings;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.standin.blob.Azurite;
import dev.slipway.azure.standin.cosmos.CosmosStandIn;
import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.keyvault.KeyVaultStandIn;
import dev.slipway.azure.standin.servicebus.ServiceBusStandIn;
import dev.slipway.azure.standin.web.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Serves the stand-ins to other processes until it is ended, so that the profile `real-azure` can
/// be tried where there is no Azure. Prints the variables that name them.
///
/// Called with `identity`, Cosmos DB has a database ready and is named without a key.
final class StandInServices {
  private static final String TENANT = "11111111-2222-4333-8444-555555555555";
  private static final String SECRET = "correct";
  private static final String DATABASE = "slipway-test-of-stand-ins";

  private StandInServices() {}

  static void main(String[] arguments) throws IOException, InterruptedException {
    // Otherwise the JDK's server answers small things late, and closes connections in use.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    InstantSource clock = InstantSource.system();
    EntraStandIn entra = EntraStandIn.start(clock);
    Application tests =
        entra
            .register(TENANT, "tests")
            .withSecret(SECRET, clock.instant().plus(Duration.ofDays(1)));
    Path authority = Files.createTempFile("stand-ins", ".pem");
    Files.writeString(authority, TestKey.named("localhost").certificatePem());
    Map<String, String> variables =
        new TreeMap<>(
            Map.of(
                "AZURE_KEY_VAULT_URI",
                KeyVaultStandIn.start(entra, tests, clock).address().toString(),
                "AZURE_AUTH_METHOD",
                "service-principal",
                "AZURE_AUTHORITY_HOST",
                entra.authority().toString(),
                "AZURE_TENANT_ID",
                TENANT,
                "AZURE_CLIENT_ID",
                tests.clientId(),
                "AZURE_CLIENT_SECRET",
                SECRET,
                "NODE_EXTRA_CA_CERTS",
                authority.toString()));
    ServiceBusStandIn bus = ServiceBusStandIn.start();
    variables.put(RealVariables.BUS_CONNECTION, bus.connectionString());
    variables.put(RealVariables.BUS_ADMINISTRATION, bus.administration().toString());
    variables.put(RealVariables.STORAGE_CONNECTION, Azurite.start().connectionString());
    CosmosStandIn cosmos = CosmosStandIn.start(clock);
    if (List.of(arguments).contains("identity")) {
      prepareDatabase(cosmos);
      variables.put(RealVariables.COSMOS_ENDPOINT, cosmos.endpoint().toString());
      variables.put(RealVariables.COSMOS_DATABASE, DATABASE);
    } else {
      variables.put(
          RealVariables.COSMOS_CONNECTION,
          "AccountEndpoint=%s;AccountKey=%s;".formatted(cosmos.endpoint(), CosmosStandIn.KEY));
    }
    variables.put("COSMOS_HTTP_CONNECTION_WITHOUT_TLS_ALLOWED", "true");
    variables.put("COSMOS_DISABLE_IMDS_ACCESS", "true");
    variables.forEach((name, value) -> System.out.printf("export %s='%s'%n", name, value));
    Thread.currentThread().join();
  }

  private static void prepareDatabase(CosmosStandIn cosmos) {
    System.setProperty("COSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED", "true");
    System.setProperty("COSMOS.DISABLE_IMDS_ACCESS", "true");
    CosmosStorage.open(
            CosmosClients.open(CosmosClients.builder(cosmos.endpoint()).key(CosmosStandIn.KEY)),
            new CosmosSettings(cosmos.endpoint(), DATABASE, true),
            System::nanoTime,
            RequestUnits.UNCOUNTED)
        .close();
  }
}
