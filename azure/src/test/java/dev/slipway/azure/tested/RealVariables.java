package dev.slipway.azure.tested;

import dev.slipway.azure.identity.ClientId;
import dev.slipway.azure.identity.ClientProof;
import dev.slipway.azure.identity.EnvironmentClass;
import dev.slipway.azure.identity.IdentityMethod;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.azure.identity.ManagedIdentityHost;
import dev.slipway.azure.identity.TenantId;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The variables of the environment that name real services. They are those of the product.
record RealVariables(Map<String, String> environment) {
  static final String COSMOS_CONNECTION = "AZURE_COSMOS_CONNECTION_STRING";
  static final String COSMOS_ENDPOINT = "AZURE_COSMOS_ENDPOINT";
  static final String COSMOS_DATABASE = "AZURE_COSMOS_DATABASE";
  static final String BUS_CONNECTION = "AZURE_SERVICE_BUS_CONNECTION_STRING";
  static final String BUS_NAMESPACE = "AZURE_SERVICE_BUS_NAMESPACE";
  static final String BUS_ADMINISTRATION = "AZURE_SERVICE_BUS_ADMINISTRATION_URL";
  static final String STORAGE_CONNECTION = "AZURE_STORAGE_CONNECTION_STRING";
  static final String STORAGE_URL = "AZURE_STORAGE_BLOB_URL";
  static final String VAULT = "AZURE_KEY_VAULT_URI";

  /// Everything in it is deleted, so it must not be that of an installation.
  private static final String DATABASE_OF_TESTS = "slipway-test";

  private static final String PUBLIC_CLOUD = "https://login.microsoftonline.com/";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  RealVariables {
    environment = Map.copyOf(environment);
  }

  /// Throws an `IllegalStateException` with all mistakes when a service is not named.
  static RealVariables of(Map<String, String> environment) {
    RealVariables variables = new RealVariables(environment);
    List<String> missing = variables.mistakes();
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "The profile real-azure needs every service, as docs/guides/test-against-azure.md says: "
              + String.join("; ", missing));
    }
    return variables;
  }

  private List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    for (List<String> ways :
        List.of(
            List.of(COSMOS_CONNECTION, COSMOS_ENDPOINT),
            List.of(BUS_CONNECTION, BUS_NAMESPACE),
            List.of(STORAGE_CONNECTION, STORAGE_URL),
            List.of(VAULT))) {
      if (ways.stream().allMatch(name -> find(name).isEmpty())) {
        mistakes.add("set " + String.join(" or ", ways));
      }
    }
    if (find(COSMOS_CONNECTION).isEmpty()
        && find(COSMOS_ENDPOINT).isPresent()
        && find(COSMOS_DATABASE).filter(name -> name.startsWith(DATABASE_OF_TESTS)).isEmpty()) {
      mistakes.add(
          "set %s to a database whose name begins with %s, since an identity cannot make one and the tests empty it"
              .formatted(COSMOS_DATABASE, DATABASE_OF_TESTS));
    }
    return mistakes;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  String required(String name) {
    return find(name).orElseThrow(() -> new IllegalStateException("set " + name));
  }

  /// A part of the connection string of the Cosmos DB account.
  Optional<String> ofCosmos(String part) {
    return find(COSMOS_CONNECTION).stream()
        .flatMap(connection -> List.of(connection.split(";")).stream())
        .filter(pair -> pair.startsWith(part + "="))
        .map(pair -> pair.substring(part.length() + 1))
        .findFirst();
  }

  /// As whom services are asked that have no connection string: on a developer's machine, and with
  /// the same variables as the service, but without certificates and workload identity.
  IdentitySettings identity() {
    ManagedIdentityHost host =
        find("IDENTITY_ENDPOINT").isPresent() && find("IDENTITY_HEADER").isPresent()
            ? new ManagedIdentityHost.ByVariables()
            : ManagedIdentityHost.ByMetadata.usual();
    return new IdentitySettings(
        find("AZURE_AUTH_METHOD").flatMap(IdentityMethod::of),
        EnvironmentClass.DEVELOPMENT,
        find("AZURE_TENANT_ID").map(TenantId::new),
        find("AZURE_CLIENT_ID").map(ClientId::new),
        find("AZURE_CLIENT_SECRET").map(Secret::of).map(ClientProof.ClientSecret::new),
        Optional.empty(),
        URI.create(find("AZURE_AUTHORITY_HOST").orElse(PUBLIC_CLOUD)),
        host,
        PATIENCE);
  }
}
