package dev.slipway.server.wiring;

import dev.slipway.azure.access.CosmosAccessKeys;
import dev.slipway.azure.artifact.BlobArtifacts;
import dev.slipway.azure.audit.CosmosAuditLog;
import dev.slipway.azure.blob.BlobStorage;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.log.BlobLogStore;
import dev.slipway.azure.queue.ServiceBusConnection;
import dev.slipway.azure.queue.ServiceBusDeadLetters;
import dev.slipway.azure.queue.ServiceBusDeploymentQueue;
import dev.slipway.azure.quota.CosmosHoldingLedger;
import dev.slipway.azure.quota.CosmosLimitStore;
import dev.slipway.azure.quota.CosmosQuotaLedger;
import dev.slipway.azure.secret.KeyVaultSecretStore;
import dev.slipway.azure.source.BlobSourceStore;
import dev.slipway.azure.store.CosmosConfigurationHistory;
import dev.slipway.azure.store.CosmosDeploymentRetention;
import dev.slipway.azure.store.CosmosDeploymentStore;
import dev.slipway.azure.store.CosmosProjectStore;
import dev.slipway.azure.store.CosmosReleaseRetention;
import dev.slipway.azure.store.CosmosReleaseStore;
import dev.slipway.azure.usage.CosmosUsageLedger;
import dev.slipway.azure.webhook.CosmosDeploymentEvents;
import dev.slipway.azure.webhook.CosmosWebhookDeliveries;
import dev.slipway.azure.webhook.CosmosWebhookStore;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.server.configuration.AzureConfiguration;
import dev.slipway.server.configuration.Configuration;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The adapters of Azure mode: state, queue, files and secrets in Azure, builds and releases on
/// this machine. Any number of processes share what is in Azure, each with a home folder of its
/// own.
public final class AzureAdapters implements OpenAdapters {
  private final Opened opened;
  private final AzureKeys keys;
  private final Machine machine;
  private final Adapters adapters;

  private AzureAdapters(Opened opened, AzureKeys keys, Machine machine, Adapters adapters) {
    this.opened = opened;
    this.keys = keys;
    this.machine = machine;
    this.adapters = adapters;
  }

  /// Opens them, and makes what is missing where that is allowed. Throws a `SlipwayException` when
  /// one of the services cannot be used.
  ///
  /// @param environment the service's own, of which builds get only what they need
  public static AzureAdapters open(
      Configuration configuration,
      AzureConfiguration azure,
      AzureSignIn signIn,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    return Opened.whole(
        opened -> open(opened, configuration, azure, signIn, environment, clock, random));
  }

  private static AzureAdapters open(
      Opened opened,
      Configuration configuration,
      AzureConfiguration azure,
      AzureSignIn signIn,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    AzureKeys keys = new AzureKeys(azure);
    AzureServices services = new AzureServices(azure, signIn, keys);
    CosmosStorage state = services.cosmos();
    opened.with(state, state::close);
    ServiceBusConnection bus = services.bus(clock);
    opened.with(bus, bus::close);
    BlobStorage blobs = services.blobs();
    BlobSourceStore sources = new BlobSourceStore(blobs, clock);
    SharedArtifacts artifacts =
        new SharedArtifacts(
            new DirectoryArtifactStore(configuration.home(), clock),
            new BlobArtifacts(blobs, clock));
    ServiceBusDeploymentQueue queue = ServiceBusDeploymentQueue.open(bus, random);
    opened.with(queue, queue::close);
    Machine machine =
        Machine.open(
            configuration, environment, sources, artifacts, artifacts::directory, clock, random);
    opened.with(machine, machine::close);
    CosmosDeploymentStore deployments = new CosmosDeploymentStore(state);
    return new AzureAdapters(
        opened,
        keys,
        machine,
        new Adapters(
            new CosmosProjectStore(state),
            new CosmosConfigurationHistory(state),
            deployments,
            deployments,
            new CosmosDeploymentRetention(state),
            new CosmosReleaseStore(state),
            new CosmosReleaseRetention(state),
            queue,
            new ServiceBusDeadLetters(bus),
            sources,
            sources,
            new BlobLogStore(blobs),
            new KeyVaultSecretStore(
                services.vault(configuration.vault().orElseThrow()), state, random, clock),
            OutsideVault.of(configuration, Optional.of(signIn)),
            machine.environments(),
            artifacts,
            machine.runtime(),
            machine.cell(),
            new CosmosAccessKeys(state),
            new CosmosAuditLog(state),
            new CosmosQuotaLedger(state),
            new CosmosHoldingLedger(state),
            new CosmosLimitStore(state),
            new CosmosUsageLedger(state),
            machine.disk(),
            new CosmosWebhookStore(state),
            new CosmosWebhookDeliveries(state),
            new CosmosDeploymentEvents(state),
            WebhookClients.usual(),
            new BackupByAzure(),
            new AzureProbes(() -> state, () -> bus, () -> blobs).of(configuration, signIn)));
  }

  @Override
  public Adapters ports() {
    return adapters;
  }

  @Override
  public void renew(Configuration configuration) {
    configuration.azure().ifPresent(keys::renew);
  }

  @Override
  public String isolation() {
    return machine.isolation();
  }

  @Override
  public void close() {
    opened.close();
  }
}
