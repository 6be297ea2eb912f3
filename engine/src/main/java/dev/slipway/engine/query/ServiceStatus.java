package dev.slipway.engine.query;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.QueueDepth;
import dev.slipway.ports.store.DeploymentCounts;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How the service itself is.
public final class ServiceStatus {
  private final DeploymentStore deployments;
  private final DeploymentStatistics statistics;
  private final DeploymentQueue queue;
  private final List<Check> fixedChecks;
  private final Preflight preflight;

  /// Looks at the store and the queue only.
  ///
  /// @param fixedChecks what was found out once at start, such as how builds are isolated
  public ServiceStatus(
      DeploymentStore deployments,
      DeploymentStatistics statistics,
      DeploymentQueue queue,
      List<Check> fixedChecks) {
    this(deployments, statistics, queue, fixedChecks, Preflight.none());
  }

  /// Looks at the store and the queue, and at what the service depends on.
  public ServiceStatus(
      DeploymentStore deployments,
      DeploymentStatistics statistics,
      DeploymentQueue queue,
      List<Check> fixedChecks,
      Preflight preflight) {
    this.preflight = preflight;
    this.deployments = deployments;
    this.statistics = statistics;
    this.queue = queue;
    this.fixedChecks = List.copyOf(fixedChecks);
  }

  /// One part of the service.
  ///
  /// @param detail a sentence for people
  /// @param preflight what was found out where it is something outside
  public record Check(
      String name, boolean healthy, String detail, Optional<Preflight.Finding> preflight) {
    /// A part of the service itself.
    public Check(String name, boolean healthy, String detail) {
      this(name, healthy, detail, Optional.empty());
    }

    private static Check of(Preflight.Finding finding) {
      return new Check(
          finding.name(), finding.problem().isEmpty(), finding.detail(), Optional.of(finding));
    }
  }

  public DeploymentCounts counts() {
    return deployments.counts();
  }

  /// How the deployments of that scope went that have ended.
  public Statistics statistics(Scope scope) {
    return statistics.statistics(scope);
  }

  public QueueDepth queue() {
    return queue.depth();
  }

  /// Every part, the unhealthy ones too.
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        check(
            "store",
            () ->
                counts().byPhase().values().stream().mapToLong(Long::longValue).sum()
                    + " deployments"));
    checks.add(check("queue", () -> queue().waiting() + " waiting"));
    preflight.findings().stream().map(Check::of).forEach(checks::add);
    checks.addAll(fixedChecks);
    return List.copyOf(checks);
  }

  /// Whether requests can be served.
  public boolean ready() {
    return checks().stream().allMatch(Check::healthy);
  }

  private static Check check(String name, Supplier<String> look) {
    try {
      return new Check(name, true, look.get());
    } catch (SlipwayException e) {
      return new Check(name, false, e.problem().summary());
    }
  }
}
