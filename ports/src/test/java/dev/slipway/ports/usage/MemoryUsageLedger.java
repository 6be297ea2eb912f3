package dev.slipway.ports.usage;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.store.Page;
import java.time.YearMonth;
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

  @Override
  public synchronized void append(UsageEntry entry) {
    entries.putIfAbsent(entry.deployment(), entry);
  }

  /// Keeps them: sums are made from entries here.
  @Override
  public void forget(Collection<DeploymentId> deployments) {}

  @Override
  public synchronized Usage total(OrganizationId organization, YearMonth month) {
    return sums(organization, month).values().stream().reduce(Usage.NONE, Usage::plus);
  }

  @Override
  public synchronized Page<ProjectUsage> byProject(
      OrganizationId organization, YearMonth month, Optional<String> after, int limit) {
    List<ProjectUsage> found =
        sums(organization, month).tailMap(after.orElse(""), false).entrySet().stream()
            .map(sum -> new ProjectUsage(new ProjectId(sum.getKey()), sum.getValue()))
            .limit(limit + 1L)
            .toList();
    List<ProjectUsage> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items,
        found.size() > limit ? Optional.of(items.getLast().project().value()) : Optional.empty());
  }

  private NavigableMap<String, Usage> sums(OrganizationId organization, YearMonth month) {
    NavigableMap<String, Usage> sums = new TreeMap<>();
    entries.values().stream()
        .filter(entry -> entry.organization().equals(organization) && entry.month().equals(month))
        .forEach(entry -> sums.merge(entry.project().value(), entry.usage(), Usage::plus));
    return sums;
  }
}
