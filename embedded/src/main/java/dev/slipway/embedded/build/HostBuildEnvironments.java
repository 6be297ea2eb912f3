package dev.slipway.embedded.build;

import dev.slipway.builder.BuiltOutput;
import dev.slipway.builder.PlanRunner;
import dev.slipway.builder.lock.ProcessLock;
import dev.slipway.builder.process.CommandRunner;
import dev.slipway.builder.process.ProcessMarker;
import dev.slipway.builder.sandbox.Sandbox;
import dev.slipway.builder.toolchain.Toolchain;
import dev.slipway.builder.toolchain.Toolchains;
import dev.slipway.builder.workspace.Workspace;
import dev.slipway.builder.workspace.WorkspaceSync;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.release.Artifact;
import dev.slipway.embedded.artifact.ArtifactKeeper;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.build.BuildLog;
import dev.slipway.ports.build.BuildMeter;
import dev.slipway.ports.source.SourceStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Builds as child processes of this machine, each environment of a project in a workspace that
/// stays between builds.
public final class HostBuildEnvironments implements BuildEnvironments {
  private final SourceStore sources;
  private final Toolchains toolchains;
  private final ArtifactKeeper artifacts;
  private final PlanRunner plans;
  private final Sandbox sandbox;
  private final Path workspaces;
  private final BuildRecords records;
  private final Map<DeploymentId, HostEnvironment> environments = new ConcurrentHashMap<>();

  /// Builds below `workspaces` in the service's home folder.
  public HostBuildEnvironments(
      SourceStore sources,
      Toolchains toolchains,
      ArtifactKeeper artifacts,
      PlanRunner plans,
      Sandbox sandbox,
      Path home) {
    this.sources = sources;
    this.toolchains = toolchains;
    this.artifacts = artifacts;
    this.plans = plans;
    this.sandbox = sandbox;
    this.workspaces = home.toAbsolutePath().normalize().resolve("workspaces");
    this.records = new BuildRecords(home.toAbsolutePath().normalize().resolve("builds"));
  }

  @Override
  public Provisioned provision(BuildJob job, BuildLog log) {
    HostEnvironment known = environments.get(job.deployment());
    boolean warm =
        known != null
            || Files.isDirectory(
                Workspace.of(workspaces, job.project(), job.environment()).directory());
    HostEnvironment environment = environment(job, log);
    environment.endProcesses();
    return new Provisioned("this machine, " + sandbox.description(), warm);
  }

  @Override
  public Synced sync(BuildJob job, BuildLog log) {
    return sync(environment(job, log), job, log);
  }

  private Synced sync(HostEnvironment environment, BuildJob job, BuildLog log) {
    return WorkspaceSync.sync(
        environment.workspace(),
        job.manifest(),
        sources,
        (there, all) ->
            log.line(LogStream.SYSTEM, "%,d of %,d files are there".formatted(there, all)));
  }

  @Override
  public Artifact build(BuildJob job, BuildLog log, BuildMeter meter) {
    HostEnvironment environment = environment(job, log);
    sync(environment, job, log);
    CommandRunner runner =
        new CommandRunner(
            new ProcessMarker(job.deployment().value()),
            !sandbox.endsWhole(),
            environment::started);
    BuiltOutput output =
        plans.run(job, environment.workspace(), environment.toolchain(), runner, log, meter);
    return artifacts.keep(job.key(), output);
  }

  @Override
  public void release(DeploymentId deployment) {
    // Files cannot be read by an interrupted thread, and a cancelled deployment is released too.
    boolean interrupted = Thread.interrupted();
    try {
      HostEnvironment environment = environments.remove(deployment);
      if (environment != null) {
        environment.close();
      } else {
        records.end(deployment);
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public Set<DeploymentId> owned() {
    return records.deployments();
  }

  /// The deployment's environment; after a restart of the service one is provisioned anew.
  private HostEnvironment environment(BuildJob job, BuildLog log) {
    HostEnvironment known = environments.get(job.deployment());
    if (known != null) {
      return known;
    }
    records.end(job.deployment());
    Toolchain toolchain = toolchains.provide(job.plan(), text -> log.line(LogStream.SYSTEM, text));
    Workspace workspace = Workspace.of(workspaces, job.project(), job.environment());
    HostEnvironment environment =
        new HostEnvironment(job.deployment(), workspace, toolchain, lock(workspace, log), records);
    environments.put(job.deployment(), environment);
    records.open(job.deployment());
    workspace.prepare();
    return environment;
  }

  private static ProcessLock lock(Workspace workspace, BuildLog log) {
    Optional<ProcessLock> lock = ProcessLock.tryTake(workspace.lockFile());
    if (lock.isPresent()) {
      return lock.get();
    }
    log.line(LogStream.SYSTEM, "Waiting for another build of this project to end");
    return ProcessLock.take(workspace.lockFile());
  }
}
