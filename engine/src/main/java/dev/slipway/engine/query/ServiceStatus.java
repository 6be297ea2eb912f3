package dev.slipway.engine.query;

import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.ports.health.Probe;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.QueueDepth;
import dev.slipway.ports.store.DeploymentCounts;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

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
      List<Check> fixedChecks,
      InstantSource clock) {
    this(deployments, statistics, queue, fixedChecks, List.of(), clock);
  }

  /// Looks at the store and the queue, and at what the service depends on.
  public ServiceStatus(
      DeploymentStore deployments,
      DeploymentStatistics statistics,
      DeploymentQueue queue,
      List<Check> fixedChecks,
      List<Probe> dependencies,
      InstantSource clock) {
    this(deployments, statistics, queue, fixedChecks, dependencies, clock, Preflight.PATIENCE);
  }

  ServiceStatus(
      DeploymentStore deployments,
      DeploymentStatistics statistics,
      DeploymentQueue queue,
      List<Check> fixedChecks,
      List<Probe> dependencies,
      InstantSource clock,
      Duration patience) {
    this.deployments = deployments;
    this.statistics = statistics;
    this.queue = queue;
    this.fixedChecks = List.copyOf(fixedChecks);
    this.preflight =
        new Preflight(Stream.concat(parts(), dependencies.stream()).toList(), clock, patience);
  }

  private Stream<Probe> parts() {
    return Stream.of(
        new Part("store", () -> total(counts()) + " deployments"),
        new Part("queue", () -> queue().waiting() + " waiting"));
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
          finding.name(),
          finding.problem().isEmpty(),
          finding.detail(),
          Optional.of(finding).filter(it -> !it.permission().equals(Part.NO_PERMISSION)));
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

  /// Every part, the unhealthy ones too, in bounded time and as it was some seconds ago at most.
  public List<Check> checks() {
    return Stream.concat(preflight.findings().stream().map(Check::of), fixedChecks.stream())
        .toList();
  }

  /// Whether requests can be served.
  public boolean ready() {
    return checks().stream().allMatch(Check::healthy);
  }

  private static long total(DeploymentCounts counts) {
    return counts.byPhase().values().stream().mapToLong(Long::longValue).sum();
  }

  /// A part of the service itself, which nobody has to allow it.
  private record Part(String name, Supplier<String> sight) implements Probe {
    private static final String NO_PERMISSION = "";

    @Override
    public String permission() {
      return NO_PERMISSION;
    }

    @Override
    public String look() {
      return sight.get();
    }
  }
}
