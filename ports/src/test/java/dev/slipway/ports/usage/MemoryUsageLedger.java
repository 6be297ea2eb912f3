package dev.slipway.ports.usage;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Stretch;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Usage in memory.
public final class MemoryUsageLedger implements UsageLedger {
  private final Map<DeploymentId, UsageEntry> entries = new HashMap<>();
  private final List<Run> runs = new ArrayList<>();

  private record Run(RunningSince begin, Optional<Instant> end) {
    boolean isAt(ProjectId project, Environment environment) {
      return begin.project().equals(project) && begin.environment() == environment;
    }

    boolean isOpenOrEndsAfter(Instant at) {
      return end.filter(until -> until.isBefore(at)).isEmpty();
    }

    Duration within(YearMonth month, Instant now) {
      return new Stretch(begin.since(), end.orElse(now)).within(Stretch.of(month));
    }
  }

  @Override
  public synchronized void append(UsageEntry entry) {
    entries.putIfAbsent(entry.deployment(), entry);
  }

  /// Keeps them: sums are made from entries here.
  @Override
  public void forget(Collection<DeploymentId> deployments) {}

  @Override
  public synchronized void began(RunningSince running) {
    boolean isKnown =
        runs.stream()
            .filter(run -> run.isAt(running.project(), running.environment()))
            .anyMatch(run -> run.isOpenOrEndsAfter(running.since()));
    if (!isKnown) {
      runs.add(new Run(running, Optional.empty()));
    }
  }

  @Override
  public synchronized void ended(
      OrganizationId organization, ProjectId project, Environment environment, Instant at) {
    List<Run> there = runs.stream().filter(run -> run.isAt(project, environment)).toList();
    there.stream()
        .filter(run -> run.end().isEmpty())
        .forEach(run -> {
          runs.remove(run);
          runs.add(new Run(run.begin(), Optional.of(at)));
        });
    if (there.isEmpty()) {
      runs.add(new Run(new RunningSince(organization, project, environment, at), Optional.of(at)));
    }
  }

  @Override
  public synchronized Usage total(OrganizationId organization, YearMonth month, Instant now) {
    return sums(organization, month, now).values().stream().reduce(Usage.NONE, Usage::plus);
  }

  @Override
  public synchronized Page<ProjectUsage> byProject(
      OrganizationId organization,
      YearMonth month,
      Instant now,
      Optional<String> after,
      int limit) {
    List<ProjectUsage> found =
        sums(organization, month, now).tailMap(after.orElse(""), false).entrySet().stream()
            .map(sum -> new ProjectUsage(new ProjectId(sum.getKey()), sum.getValue()))
            .limit(limit + 1L)
            .toList();
    return Page.first(found, limit, last -> last.project().value());
  }

  private NavigableMap<String, Usage> sums(
      OrganizationId organization, YearMonth month, Instant now) {
    NavigableMap<String, Usage> sums = new TreeMap<>();
    entries.values().stream()
        .filter(entry -> entry.organization().equals(organization) && entry.month().equals(month))
        .forEach(entry -> sums.merge(entry.project().value(), entry.usage(), Usage::plus));
    runs.stream()
        .filter(run -> run.begin().organization().equals(organization))
        .filter(run -> run.within(month, now).isPositive())
        .forEach(run ->
            sums.merge(
                run.begin().project().value(),
                Usage.ofRunning(run.within(month, now)),
                Usage::plus));
    return sums;
  }
}
