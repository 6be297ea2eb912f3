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
import dev.slipway.embedded.artifact.ArtifactKeeper;
import dev.slipway.embedded.build.HostBuildEnvironments;
import dev.slipway.embedded.cell.HostCell;
import dev.slipway.embedded.disk.HomeDiskSpace;
import dev.slipway.embedded.runtime.ArtifactDirectory;
import dev.slipway.embedded.runtime.HostAppRuntime;
import dev.slipway.embedded.runtime.RuntimeSettings;
import dev.slipway.embedded.runtime.process.AppLimits;
import dev.slipway.embedded.runtime.proxy.ProxyLimits;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.cell.Cell;
import dev.slipway.ports.disk.DiskSpace;
import dev.slipway.ports.runtime.AppRuntime;
import dev.slipway.ports.source.SourceStore;
import dev.slipway.server.configuration.Configuration;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/// What builds and runs on this machine, wherever the state is kept.
final class Machine implements AutoCloseable {
  private static final long MAX_BUILD_LOG = 16L * 1024 * 1024;

  private final HostAppRuntime runtime;
  private final HostBuildEnvironments environments;
  private final HostCell cell;
  private final HomeDiskSpace disk;
  private final Sandbox sandbox;

  private Machine(
      HostAppRuntime runtime,
      HostBuildEnvironments environments,
      HostCell cell,
      HomeDiskSpace disk,
      Sandbox sandbox) {
    this.runtime = runtime;
    this.environments = environments;
    this.cell = cell;
    this.disk = disk;
    this.sandbox = sandbox;
  }

  /// Opens what lies below the home folder.
  ///
  /// @param environment the service's own, of which builds get only what they need
  static Machine open(
      Configuration configuration,
      Map<String, String> environment,
      SourceStore sources,
      ArtifactKeeper artifacts,
      ArtifactDirectory directories,
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
    Sandbox sandbox = Sandbox.best();
    PlanRunner plans =
        new PlanRunner(
            new CleanEnvironment(environment, registry), registry, sandbox, limits(configuration));
    HostAppRuntime runtime =
        HostAppRuntime.open(
            runtimeSettings(configuration),
            directories,
            toolchain -> toolchains.require(toolchain).binDirectories(),
            random,
            clock);
    return new Machine(
        runtime,
        new HostBuildEnvironments(sources, toolchains, artifacts, plans, sandbox, home),
        new HostCell(runtime.visitors(), home),
        new HomeDiskSpace(home, toolchains),
        sandbox);
  }

  BuildEnvironments environments() {
    return environments;
  }

  AppRuntime runtime() {
    return runtime;
  }

  Cell cell() {
    return cell;
  }

  DiskSpace disk() {
    return disk;
  }

  /// How builds are kept apart from the rest of this machine, as a sentence.
  String isolation() {
    return sandbox.description();
  }

  /// Ends what serves.
  @Override
  public void close() {
    runtime.close();
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
}
