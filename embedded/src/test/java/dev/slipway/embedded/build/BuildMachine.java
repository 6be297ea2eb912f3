package dev.slipway.embedded.build;

import dev.slipway.builder.PlanLimits;
import dev.slipway.builder.PlanRunner;
import dev.slipway.builder.process.CleanEnvironment;
import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.builder.toolchain.Platform;
import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.builder.toolchain.Toolchains;
import dev.slipway.embedded.artifact.DirectoryArtifactStore;
import dev.slipway.ports.source.MemorySourceStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/// Everything that builds need, below one folder.
record BuildMachine(
    MemorySourceStore sources,
    DirectoryArtifactStore artifacts,
    Toolchains toolchains,
    HostBuildEnvironments environments) {
  static BuildMachine below(Path home, Path toolchainHome, Sandbox sandbox) {
    return below(home, toolchainHome, sandbox, PlanLimits.usual());
  }

  static BuildMachine below(Path home, Path toolchainHome, Sandbox sandbox, PlanLimits limits) {
    Map<String, String> variables = System.getenv();
    RegistrySettings registry =
        RegistrySettings.read(variables, Path.of(System.getProperty("user.home")));
    MemorySourceStore sources = new MemorySourceStore();
    DirectoryArtifactStore artifacts = new DirectoryArtifactStore(home, InstantSource.system());
    Toolchains toolchains =
        new Toolchains(
            toolchainHome,
            registry,
            Platform.current(),
            variables.getOrDefault("PATH", ""),
            InstantSource.system());
    PlanRunner plans =
        new PlanRunner(new CleanEnvironment(variables, registry), registry, sandbox, limits);
    return new BuildMachine(
        sources,
        artifacts,
        toolchains,
        new HostBuildEnvironments(sources, toolchains, artifacts, plans, sandbox, home));
  }
}
