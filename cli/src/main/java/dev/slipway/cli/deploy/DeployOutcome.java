package dev.slipway.cli.deploy;

import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.ProblemReport;
import dev.slipway.wire.ReleaseBody;
import dev.slipway.wire.StepBody;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What `--json` prints of a deployment: one object.
///
/// @param state as the API has it: `succeeded`
/// @param url where it serves, once it does
/// @param durationMs from the request to the end, once there is one
/// @param configurationVersion of the project's settings and variables, once that is known
/// @param returnsTo the release that a rollback makes live again
/// @param problem why it failed
public record DeployOutcome(
    String deploymentId,
    String projectId,
    String environment,
    String state,
    @Nullable Long configurationVersion,
    @Nullable ReleaseBody returnsTo,
    @Nullable URI url,
    @Nullable Long durationMs,
    List<StepBody> steps,
    @Nullable ProblemReport problem) {

  /// The part of a status that says how it went.
  public static DeployOutcome of(DeploymentStatus status) {
    return of(status, Optional.empty());
  }

  /// The same of a rollback.
  public static DeployOutcome of(DeploymentStatus status, Optional<ReleaseBody> returnsTo) {
    return new DeployOutcome(
        status.deploymentId(),
        status.projectId(),
        status.environment(),
        status.state(),
        status.configurationVersion(),
        returnsTo.orElse(null),
        status.url(),
        status.durationMs(),
        status.steps(),
        status.problem());
  }
}
