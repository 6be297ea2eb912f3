package dev.slipway.http.retention;

import dev.slipway.engine.retention.Collected;
import dev.slipway.engine.retention.CollectionReport;
import dev.slipway.http.problem.ProblemBodies;
import dev.slipway.wire.CollectedBody;
import dev.slipway.wire.CollectionBody;
import dev.slipway.wire.DiskBody;
import java.util.Optional;

/// Reports as they travel.
final class CollectionBodies {
  private CollectionBodies() {}

  static CollectionBody body(CollectionReport report) {
    return new CollectionBody(
        report.dryRun(),
        state(report),
        report.startedAt(),
        report.endedAt().orElse(null),
        report.collected().stream().map(CollectionBodies::body).toList(),
        report.disk().map(use -> new DiskBody(use.used(), use.limit())).orElse(null),
        report
            .problem()
            .map(problem -> ProblemBodies.report(problem, Optional.empty()))
            .orElse(null));
  }

  private static String state(CollectionReport report) {
    if (report.endedAt().isEmpty()) {
      return "running";
    }
    return report.problem().isPresent() ? "cut short" : "done";
  }

  private static CollectedBody body(Collected collected) {
    return new CollectedBody(
        collected.kind().id(),
        collected.reason().id(),
        collected.reason().text(),
        collected.count(),
        collected.bytes());
  }
}
