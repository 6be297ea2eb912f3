package dev.slipway.ports.build;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import dev.slipway.ports.artifact.MemoryArtifactStore;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Builds that run nothing: the artifact of a source is its own files. Tests tell it to fail.
public final class MemoryBuildEnvironments implements BuildEnvironments {
  private final MemoryArtifactStore artifacts;
  private final Set<DeploymentId> owned = ConcurrentHashMap.newKeySet();
  private final Map<Place, SourceManifest> held = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Problem> failures = new ConcurrentLinkedQueue<>();

  private record Place(ProjectId project, Environment environment) {
    static Place of(BuildJob job) {
      return new Place(job.project(), job.environment());
    }
  }

  /// Environments that hold nothing yet.
  ///
  /// @param artifacts where builds keep what they yield
  public MemoryBuildEnvironments(MemoryArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /// Lets the next build that has no other failure before it fail.
  public void failNext(Problem problem) {
    failures.add(problem);
  }

  @Override
  public Provisioned provision(BuildJob job, BuildLog log) {
    return new Provisioned("memory", !owned.add(job.deployment()));
  }

  @Override
  public Synced sync(BuildJob job, BuildLog log) {
    SourceManifest before =
        Optional.ofNullable(held.put(Place.of(job), job.manifest()))
            .orElse(new SourceManifest(List.of()));
    Set<SourceFile> moved = new HashSet<>(job.manifest().files());
    before.files().forEach(moved::remove);
    Set<SourcePath> removed = new HashSet<>(before.files().stream().map(SourceFile::path).toList());
    job.manifest().files().forEach(file -> removed.remove(file.path()));
    return new Synced(
        job.manifest().files().size(),
        moved.size(),
        removed.size(),
        moved.stream().mapToLong(SourceFile::size).sum());
  }

  @Override
  public Artifact build(BuildJob job, BuildLog log, BuildMeter meter) {
    Optional.ofNullable(failures.poll())
        .ifPresent(problem -> {
          throw new SlipwayException(problem);
        });
    job.plan()
        .build()
        .value()
        .ifPresent(command -> log.line(LogStream.SYSTEM, "$ " + command.display()));
    Launch launch = launch(job.plan());
    Artifact artifact =
        new Artifact(
            Digest.of(job.manifest().id() + " " + launch),
            job.key(),
            launch,
            job.manifest().files().size(),
            job.manifest().bytes());
    artifacts.keep(artifact);
    return artifact;
  }

  @Override
  public void release(DeploymentId deployment) {
    owned.remove(deployment);
  }

  @Override
  public Set<DeploymentId> owned() {
    return Set.copyOf(owned);
  }

  private static Launch launch(BuildPlan plan) {
    return switch (plan.output().value()) {
      case Output.StaticSite site -> new Launch.SiteFiles(site.singlePage().value(), plan.rules());
      case Output.Server server ->
          new Launch.ServerProcess(
              server.start().value(),
              ".",
              "",
              server.healthPath().value(),
              server.size().value(),
              plan.rules());
    };
  }
}
