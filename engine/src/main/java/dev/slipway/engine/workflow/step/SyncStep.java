package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.engine.execution.Execution;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;

/// Makes the build environment hold exactly the source. Running it twice is safe because only what
/// differs is moved.
public final class SyncStep {
  private final BuildEnvironments environments;
  private final BuildJobs jobs;

  public SyncStep(BuildEnvironments environments, BuildJobs jobs) {
    this.environments = environments;
    this.jobs = jobs;
  }

  public Synced run(Execution execution, ValidatedSource source) {
    BuildJob job = jobs.of(execution, source);
    return execution
        .signal()
        .interruptibly(() -> environments.sync(job, execution.log().of(Step.SYNC)));
  }
}
