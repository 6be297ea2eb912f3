package dev.slipway.http.status;

import dev.slipway.domain.statistic.Durations;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.wire.DurationsBody;
import dev.slipway.wire.StatisticsBody;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns statistics into what travels.
final class StatisticsBodies {
  private StatisticsBodies() {}

  static StatisticsBody body(Statistics statistics) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    statistics.outcomes().forEach((phase, count) -> outcomes.put(phase.id(), count));
    Map<String, Long> problems = new LinkedHashMap<>();
    statistics.problems().forEach((code, count) -> problems.put(code.name(), count));
    Map<String, DurationsBody> steps = new LinkedHashMap<>();
    statistics.steps().forEach((step, durations) -> steps.put(step.id(), body(durations)));
    return new StatisticsBody(outcomes, problems, body(statistics.waits()), steps);
  }

  private static DurationsBody body(Durations durations) {
    return new DurationsBody(durations.count(), millis(durations, 0.5), millis(durations, 0.95));
  }

  private static @Nullable Long millis(Durations durations, double share) {
    return durations.quantile(share).map(Duration::toMillis).orElse(null);
  }
}
