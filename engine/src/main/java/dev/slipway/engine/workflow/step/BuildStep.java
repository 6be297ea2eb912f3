package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Built;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.engine.execution.Execution;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;

/// Installs, builds and keeps the artifact. Running it twice is safe because the artifact is kept
/// whole or not at all, under a key that both runs share.
public final class BuildStep {
  private final BuildEnvironments environments;
  private final BuildJobs jobs;

  public BuildStep(BuildEnvironments environments, BuildJobs jobs) {
    this.environments = environments;
    this.jobs = jobs;
  }

  public Built run(Execution execution, ValidatedSource source) {
    BuildJob job = jobs.of(execution, source);
    return execution
        .signal()
        .interruptibly(
            () -> new Built(environments.build(job, execution.log().of(Step.BUILD)), false));
  }
}
