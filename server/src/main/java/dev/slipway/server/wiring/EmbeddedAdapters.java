package dev.slipway.server.wiring;

import dev.slipway.embedded.access.SqliteAccessKeys;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.embedded.audit.SqliteAuditLog;
import dev.slipway.embedded.backup.HomeBackup;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.queue.SqliteDeadLetters;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.quota.SqliteHoldingLedger;
import dev.slipway.embedded.quota.SqliteLimitStore;
import dev.slipway.embedded.quota.SqliteQuotaLedger;
import dev.slipway.embedded.secret.FileSecretStore;
import dev.slipway.embedded.source.FileSourceStore;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteConfigurationHistory;
import dev.slipway.embedded.store.SqliteDeploymentRetention;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.embedded.store.SqliteProjectStore;
import dev.slipway.embedded.store.SqliteReleaseRetention;
import dev.slipway.embedded.store.SqliteReleaseStore;
import dev.slipway.embedded.usage.SqliteUsageLedger;
import dev.slipway.embedded.webhook.SqliteDeploymentEvents;
import dev.slipway.embedded.webhook.SqliteWebhookDeliveries;
import dev.slipway.embedded.webhook.SqliteWebhookStore;
import dev.slipway.server.configuration.Configuration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The adapters of embedded mode: everything on this machine, below the home folder.
public final class EmbeddedAdapters implements OpenAdapters {
  static final String DATABASE = "slipway.db";

  private final Opened opened;
  private final Machine machine;
  private final Adapters adapters;

  private EmbeddedAdapters(Opened opened, Machine machine, Adapters adapters) {
    this.opened = opened;
    this.machine = machine;
    this.adapters = adapters;
  }

  /// Opens them. The home folder is held by this process, so whatever an earlier one leased or
  /// locked is free again.
  ///
  /// @param signIn there where a vault of Azure is asked for secrets that projects follow
  /// @param version of the service: `0.1.0`
  /// @param environment the service's own, of which builds get only what they need
  public static EmbeddedAdapters open(
      Configuration configuration,
      Optional<AzureSignIn> signIn,
      String version,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    return Opened.whole(
        opened -> open(opened, configuration, signIn, version, environment, clock, random));
  }

  private static EmbeddedAdapters open(
      Opened opened,
      Configuration configuration,
      Optional<AzureSignIn> signIn,
      String version,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    Path home = configuration.home();
    Deletions ofProjects = new Deletions();
    Deletions ofOldThings = new Deletions();
    DirectoryArtifactStore artifacts = new DirectoryArtifactStore(home, clock, ofOldThings);
    FileSourceStore sources = new FileSourceStore(home, clock, ofProjects, ofOldThings);
    SqliteDatabase database = SqliteDatabase.open(home.resolve(DATABASE));
    opened.with(database, database::close);
    Machine machine =
        Machine.open(
            configuration, environment, sources, artifacts, artifacts::directory, clock, random);
    opened.with(machine, machine::close);
    SqliteDeploymentStore deployments = new SqliteDeploymentStore(database);
    SqliteDeploymentQueue queue = new SqliteDeploymentQueue(database);
    SqliteWebhookDeliveries deliveries = new SqliteWebhookDeliveries(database);
    deployments.endAllLeases();
    queue.endAllLocks();
    deliveries.endAllHolds();
    Adapters adapters =
        new Adapters(
            new SqliteProjectStore(database),
            new SqliteConfigurationHistory(database),
            deployments,
            deployments,
            new SqliteDeploymentRetention(database),
            new SqliteReleaseStore(database),
            new SqliteReleaseRetention(database),
            queue,
            new SqliteDeadLetters(database),
            sources,
            sources,
            new FileLogStore(home.resolve("logs").resolve("deployments"), ofOldThings),
            new FileSecretStore(home, random, clock, ofProjects, ofOldThings),
            OutsideVault.of(configuration, signIn),
            machine.environments(),
            artifacts,
            machine.runtime(),
            machine.cell(),
            new SqliteAccessKeys(database),
            new SqliteAuditLog(database),
            new SqliteQuotaLedger(database),
            new SqliteHoldingLedger(database),
            new SqliteLimitStore(database),
            new SqliteUsageLedger(database),
            machine.disk(),
            new SqliteWebhookStore(database),
            deliveries,
            new SqliteDeploymentEvents(database),
            WebhookClients.usual(),
            new HomeBackup(home, version, clock, ofProjects, ofOldThings),
            OutsideVault.probes(configuration.vault(), signIn));
    return new EmbeddedAdapters(opened, machine, adapters);
  }

  @Override
  public Adapters ports() {
    return adapters;
  }

  /// Nothing here is opened with a key.
  @Override
  public void renew(Configuration configuration) {}

  @Override
  public String isolation() {
    return machine.isolation();
  }

  @Override
  public void close() {
    opened.close();
  }
}
