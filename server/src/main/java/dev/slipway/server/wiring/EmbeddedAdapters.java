package dev.slipway.server.wiring;

import dev.slipway.builder.PlanLimits;
import dev.slipway.builder.PlanRunner;
import dev.slipway.builder.disk.DiskBounds;
import dev.slipway.builder.process.CleanEnvironment;
import dev.slipway.builder.process.CommandLimits;
import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.builder.toolchain.Platform;
import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.builder.toolchain.Toolchains;
import dev.slipway.embedded.access.SqliteAccessKeys;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.embedded.audit.SqliteAuditLog;
import dev.slipway.embedded.backup.HomeBackup;
import dev.slipway.embedded.build.HostBuildEnvironments;
import dev.slipway.embedded.cell.HostCell;
import dev.slipway.embedded.disk.HomeDiskSpace;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.queue.SqliteDeadLetters;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.quota.SqliteHoldingLedger;
import dev.slipway.embedded.quota.SqliteLimitStore;
import dev.slipway.embedded.quota.SqliteQuotaLedger;
import dev.slipway.embedded.runtime.HostAppRuntime;
import dev.slipway.embedded.runtime.RuntimeSettings;
import dev.slipway.embedded.runtime.process.AppLimits;
import dev.slipway.embedded.runtime.proxy.ProxyLimits;
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
import dev.slipway.embedded.webhook.call.CallLimits;
import dev.slipway.embedded.webhook.call.SocketWebhookCalls;
import dev.slipway.embedded.webhook.call.SystemAlarms;
import dev.slipway.embedded.webhook.call.SystemNames;
import dev.slipway.server.configuration.Configuration;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/// The adapters of embedded mode: everything on this machine, below the home folder.
public final class EmbeddedAdapters implements AutoCloseable {
  static final String DATABASE = "slipway.db";

  private static final long MAX_BUILD_LOG = 16L * 1024 * 1024;

  private final SqliteDatabase database;
  private final HostAppRuntime runtime;
  private final Sandbox sandbox;
  private final Adapters adapters;

  private EmbeddedAdapters(
      SqliteDatabase database, HostAppRuntime runtime, Sandbox sandbox, Adapters adapters) {
    this.database = database;
    this.runtime = runtime;
    this.sandbox = sandbox;
    this.adapters = adapters;
  }

  /// Opens them. The home folder is held by this process, so whatever an earlier one leased or
  /// locked is free again.
  ///
  /// @param version of the service: `0.1.0`
  /// @param environment the service's own, of which builds get only what they need
  public static EmbeddedAdapters open(
      Configuration configuration,
      String version,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    Path home = configuration.home();
    RegistrySettings registry =
        RegistrySettings.read(environment, Path.of(System.getProperty("user.home")));
    Toolchains toolchains =
        new Toolchains(
            home.resolve("toolchains"),
            registry,
            Platform.current(),
            environment.getOrDefault("PATH", ""),
            clock);
    Deletions ofProjects = new Deletions();
    Deletions ofOldThings = new Deletions();
    DirectoryArtifactStore artifacts = new DirectoryArtifactStore(home, clock, ofOldThings);
    FileSourceStore sources = new FileSourceStore(home, clock, ofProjects, ofOldThings);
    Sandbox sandbox = Sandbox.best();
    PlanRunner plans =
        new PlanRunner(
            new CleanEnvironment(environment, registry), registry, sandbox, limits(configuration));
    HostAppRuntime runtime =
        HostAppRuntime.open(
            runtimeSettings(configuration),
            artifacts::directory,
            toolchain -> toolchains.require(toolchain).binDirectories(),
            random,
            clock);
    SqliteDatabase database = SqliteDatabase.open(home.resolve(DATABASE));
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
            new HostBuildEnvironments(sources, toolchains, artifacts, plans, sandbox, home),
            artifacts,
            runtime,
            new HostCell(runtime.visitors(), home),
            new SqliteAccessKeys(database),
            new SqliteAuditLog(database),
            new SqliteQuotaLedger(database),
            new SqliteHoldingLedger(database),
            new SqliteLimitStore(database),
            new SqliteUsageLedger(database),
            new HomeDiskSpace(home, toolchains),
            new SqliteWebhookStore(database),
            deliveries,
            new SqliteDeploymentEvents(database),
            webhookCalls(),
            new HomeBackup(home, version, clock, ofProjects, ofOldThings));
    return new EmbeddedAdapters(database, runtime, sandbox, adapters);
  }

  private static SocketWebhookCalls webhookCalls() {
    return new SocketWebhookCalls(
        new SystemNames(CallLimits.USUAL.connect()),
        CallLimits.USUAL,
        new SystemAlarms(),
        () -> (SSLSocketFactory) SSLSocketFactory.getDefault());
  }

  private static PlanLimits limits(Configuration configuration) {
    long memory = configuration.buildMemoryBytes();
    PlanLimits usual = PlanLimits.usual();
    return new PlanLimits(
        new CommandLimits(configuration.installTimeout(), MAX_BUILD_LOG, memory),
        new CommandLimits(configuration.buildTimeout(), MAX_BUILD_LOG, memory),
        usual.output(),
        new DiskBounds(configuration.buildDiskBytes(), usual.disk().reserveBytes()));
  }

  private static RuntimeSettings runtimeSettings(Configuration configuration) {
    AppLimits usual = AppLimits.USUAL;
    return new RuntimeSettings(
        configuration.home().resolve("apps"),
        new InetSocketAddress(
            configuration.proxyAddress(),
            FreePort.orElse(configuration.proxyAddress(), configuration.proxyPort())),
        configuration.baseDomain(),
        ProxyLimits.USUAL,
        new AppLimits(
            usual.elsewhere(),
            configuration.startTimeout().compareTo(usual.silent()) < 0
                ? configuration.startTimeout()
                : usual.silent(),
            configuration.startTimeout(),
            usual.drain(),
            usual.farewell(),
            usual.firstPause(),
            usual.longestPause(),
            usual.steady()));
  }

  /// One for every port.
  public Adapters ports() {
    return adapters;
  }

  /// How builds are kept apart from the rest of this machine, as a sentence.
  public String isolation() {
    return sandbox.description();
  }

  /// Ends what serves and closes the database.
  @Override
  public void close() {
    try (database) {
      runtime.close();
    }
  }
}
