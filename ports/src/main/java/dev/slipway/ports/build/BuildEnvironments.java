package dev.slipway.ports.build;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.StepResult.Provisioned;
import dev.slipway.domain.deployment.StepResult.Synced;
import dev.slipway.domain.release.Artifact;
import java.util.Set;

/// Provides places where untrusted build code runs, one to a deployment, by the deployment's id.
///
/// A method that waits ends within a second of its thread being interrupted, with the thread
/// interrupted and a `SlipwayException`; what it started is ended by then. Problems of the project
/// are of kind `USER`; a retryable problem means that the same call may succeed later.
public interface BuildEnvironments {
  /// Makes sure that the deployment has an environment that is up. Repeating it finds the one that
  /// is there. First ends whatever an earlier, interrupted build of the deployment left running.
  Provisioned provision(BuildJob job, BuildLog log);

  /// Makes the environment hold exactly the files of the source, besides what builds left there to
  /// go faster. Moves only what differs. Repeating it moves nothing.
  Synced sync(BuildJob job, BuildLog log);

  /// Installs, builds and keeps the artifact under the job's key, durably and whole or not at all.
  /// Repeating it yields an artifact under the same key. What the commands of a build used is told
  /// however it ends.
  Artifact build(BuildJob job, BuildLog log, BuildMeter meter);

  /// Ends every process of the deployment's environment and gives it back. Repeating it, or for a
  /// deployment that has none, is harmless.
  void release(DeploymentId deployment);

  /// The deployments that have an environment, to find those that nobody needs any more.
  Set<DeploymentId> owned();
}
