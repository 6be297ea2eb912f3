package dev.slipway.engine.workflow.step;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.StepResult.CleanedUp;
import dev.slipway.ports.build.BuildEnvironments;

/// Gives back what the deployment held. Running it twice is safe because giving back twice is
/// harmless.
public final class CleanupStep {
  private final BuildEnvironments environments;

  public CleanupStep(BuildEnvironments environments) {
    this.environments = environments;
  }

  public CleanedUp run(DeploymentId deployment) {
    environments.release(deployment);
    return new CleanedUp();
  }
}
