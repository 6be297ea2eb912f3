package dev.slipway.domain.statistic;

import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.problem.ProblemCode;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/// How the deployments that have ended went.
///
/// @param outcomes how many ended in each final phase; 0 where none did
/// @param problems how many failed with each problem that any failed with
/// @param waits how long they were in the queue
/// @param steps how long each step took that ever ended well
public record Statistics(
    Map<Phase, Long> outcomes,
    Map<ProblemCode, Long> problems,
    Durations waits,
    Map<Step, Durations> steps) {
  public Statistics {
    outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    problems = Collections.unmodifiableMap(new TreeMap<>(problems));
    steps = Collections.unmodifiableMap(new TreeMap<>(steps));
  }

  /// What these counters add up to.
  public static Statistics of(Map<Counter, Long> counts) {
    EnumMap<Phase, Long> outcomes = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      if (phase.isFinal()) {
        outcomes.put(phase, 0L);
      }
    }
    Map<ProblemCode, Long> problems = new EnumMap<>(ProblemCode.class);
    TreeMap<Integer, Long> waits = new TreeMap<>();
    Map<Step, TreeMap<Integer, Long>> steps = new EnumMap<>(Step.class);
    counts.forEach((counter, count) -> {
      switch (counter) {
        case Counter.Ended(Phase phase) -> outcomes.put(phase, count);
        case Counter.FailedWith(ProblemCode code) -> problems.put(code, count);
        case Counter.Waited(int bucket) -> waits.put(bucket, count);
        case Counter.Took(Step step, int bucket) ->
            steps.computeIfAbsent(step, _ -> new TreeMap<>()).put(bucket, count);
      }
    });
    Map<Step, Durations> durations = new EnumMap<>(Step.class);
    steps.forEach((step, buckets) -> durations.put(step, new Durations(buckets)));
    return new Statistics(outcomes, problems, new Durations(waits), durations);
  }
}
