package dev.slipway.azure.tested;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.cosmos.CosmosClientBuilder;
import dev.slipway.azure.blob.BlobAccess;
import dev.slipway.azure.cosmos.CosmosClients;
import dev.slipway.azure.identity.AzureIdentity;
import dev.slipway.azure.queue.ServiceBusAccess;
import dev.slipway.azure.queue.ServiceBusSettings;
import dev.slipway.azure.secret.KeyVaultSettings;
import dev.slipway.azure.secret.Vault;
import dev.slipway.builder.toolchain.RegistryTrust;
import dev.slipway.domain.project.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// The real services of this run, in which everything has a name of the run's own and goes with it.
public final class RealAzure implements AutoCloseable {
  private final RealVariables variables;
  private final HttpClient http;
  private final TokenCredential identity;
  private final String name = "slipway-test-" + random();
  private final AtomicInteger number = new AtomicInteger();
  private final Deque<Removal> removals = new ConcurrentLinkedDeque<>();

  private record Removal(String what, Runnable how) {}

  RealAzure(RealVariables variables) {
    this.variables = variables;
    this.http = http(variables.find("NODE_EXTRA_CA_CERTS"));
    this.identity = AzureIdentity.of(variables.identity(), http, InstantSource.system());
  }

  private static String random() {
    byte[] bytes = new byte[4];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// As the service has it.
  private static HttpClient http(Optional<String> authorities) {
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder()
                .sslContext(RegistryTrust.with(authorities.map(Path::of).stream().toList())))
        .build();
  }

  /// With what every name of this run begins: `slipway-test-0a1b2c3d`.
  public String name() {
    return name;
  }

  /// A name that nothing in Azure has.
  public String freshName() {
    return name + "-" + number.incrementAndGet();
  }

  public URI cosmosEndpoint() {
    return URI.create(
        variables
            .ofCosmos("AccountEndpoint")
            .orElseGet(() -> variables.required(RealVariables.COSMOS_ENDPOINT)));
  }

  public CosmosClientBuilder cosmos() {
    CosmosClientBuilder builder = CosmosClients.builder(cosmosEndpoint());
    return variables
        .ofCosmos("AccountKey")
        .map(builder::key)
        .orElseGet(() -> builder.credential(identity));
  }

  /// The database that somebody made for tests, as an identity cannot make one; empty when the
  /// tests make their own.
  public Optional<String> preparedDatabase() {
    return variables.ofCosmos("AccountKey").isPresent()
        ? Optional.empty()
        : variables.find(RealVariables.COSMOS_DATABASE);
  }

  /// The namespace, with a queue that is not there yet.
  public ServiceBusSettings freshQueue() {
    ServiceBusAccess access =
        variables
            .find(RealVariables.BUS_CONNECTION)
            .<ServiceBusAccess>map(it -> new ServiceBusAccess.ByConnectionString(Secret.of(it)))
            .orElseGet(() ->
                new ServiceBusAccess.ByIdentity(
                    variables.required(RealVariables.BUS_NAMESPACE), identity));
    ServiceBusSettings settings = ServiceBusSettings.of(access, freshName());
    return variables
        .find(RealVariables.BUS_ADMINISTRATION)
        .map(URI::create)
        .map(settings::administeredAt)
        .orElse(settings);
  }

  public BlobAccess blobs() {
    return variables
        .find(RealVariables.STORAGE_CONNECTION)
        .<BlobAccess>map(it -> new BlobAccess.ByConnectionString(Secret.of(it)))
        .orElseGet(() ->
            new BlobAccess.ByIdentity(
                URI.create(variables.required(RealVariables.STORAGE_URL)), identity));
  }

  public Vault vault() {
    return Vault.of(
        KeyVaultSettings.of(URI.create(variables.required(RealVariables.VAULT))), identity, http);
  }

  /// Removes something when all tests have ended.
  ///
  /// @param what for whoever has to remove it by hand: `queue slipway-test-0a1b2c3d-7`
  public void removeAtTheEnd(String what, Runnable how) {
    removals.push(new Removal(what, how));
  }

  /// Removes what this run made, the newest first. Throws an `IllegalStateException` that names
  /// what could not be removed.
  @Override
  public void close() {
    List<String> left = new ArrayList<>();
    IllegalStateException failure = new IllegalStateException("Remove by hand: " + name);
    for (Removal removal = removals.poll(); removal != null; removal = removals.poll()) {
      try {
        removal.how().run();
      } catch (RuntimeException e) {
        left.add(removal.what());
        failure.addSuppressed(new IllegalStateException(removal.what(), e));
      }
    }
    if (!left.isEmpty()) {
      throw failure;
    }
  }
}
