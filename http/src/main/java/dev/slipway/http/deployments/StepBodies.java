package dev.slipway.http.deployments;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.wire.StepBody;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns the steps of a deployment into what travels: always all six, in order.
public final class StepBodies {
  private StepBodies() {}

  /// How each step stands. At the end of a deployment none is pending or running any more.
  public static List<StepBody> of(Deployment deployment) {
    return Arrays.stream(Step.values()).map(step -> of(deployment, step)).toList();
  }

  private static StepBody of(Deployment deployment, Step step) {
    boolean over = deployment.state().phase().isFinal();
    Optional<StepRecord> record = deployment.steps().of(step);
    return record
        .map(begun -> begun(begun, over))
        .orElseGet(() -> new StepBody(step.id(), over ? "skipped" : "pending", null, null, ""));
  }

  private static StepBody begun(StepRecord record, boolean over) {
    return switch (record) {
      case StepRecord.Started started ->
          over ? body(started, "failed", "interrupted") : body(started, "running", "");
      case StepRecord.Done done -> body(done, "done", StepSummary.of(done.result()));
      case StepRecord.Failed failed -> body(failed, "failed", failed.problem().summary());
      case StepRecord.Skipped skipped -> body(skipped, "skipped", skipped.why());
    };
  }

  private static StepBody body(StepRecord record, String state, String summary) {
    @Nullable Long milliseconds = record.duration().map(Duration::toMillis).orElse(null);
    return new StepBody(record.step().id(), state, record.startedAt(), milliseconds, summary);
  }
}
