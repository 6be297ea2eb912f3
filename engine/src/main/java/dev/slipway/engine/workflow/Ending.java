package dev.slipway.engine.workflow;

import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.engine.execution.StopReason;
import java.net.URI;

/// How the work on a deployment came to its end.
public sealed interface Ending {
  /// Its release serves.
  record Live(ReleaseId release, URI url) implements Ending {}

  /// A step met a problem before its release became the current one.
  record Broken(Step step, Problem problem) implements Ending {}

  /// It was stopped from outside.
  record Stopped(StopReason reason) implements Ending {}
}
