package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.ArtifactExists;
import dev.slipway.domain.deployment.StepResult.Contained;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.domain.release.Artifact;
import dev.slipway.engine.execution.Execution;
import dev.slipway.ports.artifact.ArtifactStore;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;
import java.util.Optional;

/// Provides a build environment, unless the artifact exists. Running it twice is safe because an
/// environment belongs to its deployment and the second run finds it.
public final class ContainerStep {
  private final ArtifactStore artifacts;
  private final BuildEnvironments environments;
  private final BuildJobs jobs;

  public ContainerStep(ArtifactStore artifacts, BuildEnvironments environments, BuildJobs jobs) {
    this.artifacts = artifacts;
    this.environments = environments;
    this.jobs = jobs;
  }

  public Contained run(Execution execution, ValidatedSource source) {
    Optional<Artifact> existing = artifacts.find(source.key());
    if (existing.isPresent()) {
      return new ArtifactExists(existing.get());
    }
    BuildJob job = jobs.of(execution, source);
    Provisioned provisioned =
        execution
            .signal()
            .interruptibly(() -> environments.provision(job, execution.log().of(Step.CONTAINER)));
    execution.log().say(Step.CONTAINER, "Building on " + provisioned.description());
    return provisioned;
  }
}
