package dev.slipway.server.wiring;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.azure.queue.ServiceBusConnection;
import dev.slipway.ports.health.Probe;
import dev.slipway.server.configuration.AzureConfiguration;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ServiceAddress;
import dev.slipway.server.configuration.VaultConfiguration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What Slipway depends on in Azure, to be looked at while no service runs. A service of Azure is
/// opened when it is looked at, and nothing is made there.
public final class OfflineProbes implements AutoCloseable {
  private final Opened opened = new Opened();
  private final Map<String, String> environment;
  private final InstantSource clock;

  /// @param environment the variables of the process
  public OfflineProbes(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  /// Those of all that this configuration names.
  public List<Probe> of(Configuration configuration) {
    return configuration
        .azure()
        .map(azure -> ofAzure(configuration, azure))
        .orElseGet(() ->
            configuration
                .vault()
                .map(vault -> ofVault(vault, configuration.identity()))
                .orElse(List.of()));
  }

  /// Those of a vault, and of whom it is asked as.
  public List<Probe> ofVault(VaultConfiguration vault, IdentitySettings identity) {
    return OutsideVault.probes(Optional.of(vault), Optional.of(signIn(identity)));
  }

  private List<Probe> ofAzure(Configuration configuration, AzureConfiguration azure) {
    AzureSignIn signIn = signIn(configuration.identity());
    AzureServices services =
        new AzureServices(azure.creatingNothing(), signIn, new AzureKeys(azure));
    return new AzureProbes(() -> cosmos(services), () -> bus(services), services::blobs)
        .of(configuration, signIn, ofCosmos(azure), ofOthers(azure));
  }

  private AzureSignIn signIn(IdentitySettings identity) {
    return AzureSignIn.of(identity, environment, clock);
  }

  private CosmosStorage cosmos(AzureServices services) {
    CosmosStorage storage = services.cosmos();
    return opened.with(storage, storage::close);
  }

  private ServiceBusConnection bus(AzureServices services) {
    ServiceBusConnection connection = services.bus(clock);
    return opened.with(connection, connection::close);
  }

  /// No role lets an identity make a database.
  private static UnaryOperator<Probe> ofCosmos(AzureConfiguration azure) {
    return azure.cosmos().address() instanceof ServiceAddress.WithKey
        ? ofOthers(azure)
        : UnaryOperator.identity();
  }

  private static UnaryOperator<Probe> ofOthers(AzureConfiguration azure) {
    return azure.mayCreate() ? BeforeTheStart::new : UnaryOperator.identity();
  }

  @Override
  public void close() {
    opened.close();
  }
}
