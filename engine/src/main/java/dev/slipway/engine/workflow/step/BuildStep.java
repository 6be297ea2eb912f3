package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepResult.Built;
import dev.slipway.domain.deployment.StepResult.ValidatedSource;
import dev.slipway.engine.execution.Execution;
import dev.slipway.ports.build.BuildEnvironments;
import dev.slipway.ports.build.BuildJob;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Installs, builds and keeps the artifact. Running it twice is safe because the artifact is kept
/// whole or not at all, under a key that both runs share. What it used is noted however it ends;
/// only what a killed process had used is known to nobody.
public final class BuildStep {
  private final BuildEnvironments environments;
  private final BuildJobs jobs;
  private final InstantSource clock;

  public BuildStep(BuildEnvironments environments, BuildJobs jobs, InstantSource clock) {
    this.environments = environments;
    this.jobs = jobs;
    this.clock = clock;
  }

  public Built run(Execution execution, ValidatedSource source) {
    BuildJob job = jobs.of(execution, source);
    Instant startedAt = clock.instant();
    try {
      return execution
          .signal()
          .interruptibly(() ->
              new Built(
                  environments.build(
                      job,
                      execution.log().of(Step.BUILD),
                      cpu -> execution.used(new BuildUse(Duration.ZERO, Optional.of(cpu)))),
                  false));
    } finally {
      Duration took = Duration.between(startedAt, clock.instant());
      execution.used(new BuildUse(took.isNegative() ? Duration.ZERO : took, Optional.empty()));
    }
  }
}
