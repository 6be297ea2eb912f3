package dev.slipway.engine.testing;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.log.LogStream;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.Artifact;
import dev.slipway.ports.artifact.MemoryArtifactStore;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;
import dev.slipway.ports.build.BuildLog;
import dev.slipway.ports.build.BuildMeter;
import dev.slipway.ports.build.MemoryBuildEnvironments;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Builds in memory that do what a test tells them to at each step.
public final class ScriptedBuilds implements BuildEnvironments {
  /// What each build uses of processors.
  public static final Duration CPU = Duration.ofMillis(1_500);

  private final MemoryBuildEnvironments environments;
  private final Map<Step, Consumer<BuildJob>> events = new ConcurrentHashMap<>();
  private final List<BuildJob> builds = new CopyOnWriteArrayList<>();
  private volatile Runnable releasing = () -> {};

  public ScriptedBuilds(MemoryArtifactStore artifacts) {
    this.environments = new MemoryBuildEnvironments(artifacts);
  }

  /// What happens in `container`, `sync` or `build`: throw a `SlipwayException` to let it fail.
  public void during(Step step, Consumer<BuildJob> event) {
    events.put(step, event);
  }

  /// What happens before an environment is given back.
  public void whenReleasing(Runnable event) {
    releasing = event;
  }

  /// Every build that was begun.
  public List<BuildJob> builds() {
    return List.copyOf(builds);
  }

  @Override
  public Provisioned provision(BuildJob job, BuildLog log) {
    happen(Step.CONTAINER, job);
    return environments.provision(job, log);
  }

  @Override
  public Synced sync(BuildJob job, BuildLog log) {
    requireEnvironment(job);
    happen(Step.SYNC, job);
    return environments.sync(job, log);
  }

  @Override
  public Artifact build(BuildJob job, BuildLog log, BuildMeter meter) {
    requireEnvironment(job);
    builds.add(job);
    log.line(LogStream.STDOUT, "building");
    try {
      happen(Step.BUILD, job);
    } finally {
      meter.cpuUsed(CPU);
    }
    Artifact artifact = environments.build(job, log, meter);
    log.line(LogStream.STDOUT, "built");
    return artifact;
  }

  @Override
  public void release(DeploymentId deployment) {
    releasing.run();
    environments.release(deployment);
  }

  @Override
  public Set<DeploymentId> owned() {
    return environments.owned();
  }

  private void requireEnvironment(BuildJob job) {
    if (!owned().contains(job.deployment())) {
      throw new IllegalStateException("there is no environment of " + job.deployment());
    }
  }

  private void happen(Step step, BuildJob job) {
    events.getOrDefault(step, _ -> {}).accept(job);
    if (Thread.currentThread().isInterrupted()) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.SERVICE_UNAVAILABLE, "Tried to build", "It was interrupted", "Again"));
    }
  }
}
