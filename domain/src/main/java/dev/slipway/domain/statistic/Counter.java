package dev.slipway.domain.statistic;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentState;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.problem.ProblemCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Something that deployments are counted by.
public sealed interface Counter {
  /// It ended that way.
  record Ended(Phase phase) implements Counter {}

  /// It failed with that problem.
  record FailedWith(ProblemCode code) implements Counter {}

  /// It was in the queue for as long as that bucket of [Durations] says.
  record Waited(int bucket) implements Counter {}

  /// The step ended well after as long as that bucket of [Durations] says.
  record Took(Step step, int bucket) implements Counter {}

  /// What an ended deployment counts for; each counter is named once.
  static List<Counter> of(Deployment ended) {
    List<Counter> counters = new ArrayList<>();
    counters.add(new Ended(ended.state().phase()));
    if (ended.state() instanceof DeploymentState.Failed failed) {
      counters.add(new FailedWith(failed.problem().code()));
    }
    ended
        .startedAt()
        .map(started -> Duration.between(ended.request().at(), started))
        .ifPresent(wait -> counters.add(new Waited(Durations.bucket(wait))));
    for (StepRecord record : ended.steps().records()) {
      if (record instanceof StepRecord.Done done) {
        Duration took = Duration.between(done.startedAt(), done.endedAt());
        counters.add(new Took(done.step(), Durations.bucket(took)));
      }
    }
    return List.copyOf(counters);
  }

  /// Its name where it is stored: `took:BUILD:17`.
  default String key() {
    return switch (this) {
      case Ended(Phase phase) -> "ended:" + phase;
      case FailedWith(ProblemCode code) -> "failed:" + code;
      case Waited(int bucket) -> "waited:" + bucket;
      case Took(Step step, int bucket) -> "took:%s:%d".formatted(step, bucket);
    };
  }

  /// The counter with that name.
  static Counter of(String key) {
    String[] parts = key.split(":", -1);
    return switch (parts[0]) {
      case "ended" -> new Ended(Phase.valueOf(parts[1]));
      case "failed" -> new FailedWith(ProblemCode.valueOf(parts[1]));
      case "waited" -> new Waited(Integer.parseInt(parts[1]));
      case "took" -> new Took(Step.valueOf(parts[1]), Integer.parseInt(parts[2]));
      default -> throw new IllegalArgumentException("no counter is called " + key);
    };
  }
}
