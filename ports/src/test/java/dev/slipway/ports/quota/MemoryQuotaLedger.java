package dev.slipway.ports.quota;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Quotas in memory.
public final class MemoryQuotaLedger implements QuotaLedger {
  private final SortedMap<DeploymentId, Reservation> open = new TreeMap<>();
  private final Map<Count, Long> counts = new HashMap<>();

  @Override
  public synchronized QuotaAnswer reserve(Reservation reservation, QuotaLimits limits) {
    if (open.containsKey(reservation.deployment())) {
      return new QuotaAnswer.Reserved();
    }
    QuotaUse use = use(reservation.organization(), reservation.at());
    Optional<Quota> full = limits.exceededBy(QuotaUse.OF_A_DEPLOYMENT, use);
    if (full.isPresent()) {
      Quota quota = full.get();
      return new QuotaAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota));
    }
    open.put(reservation.deployment(), reservation);
    count(reservation, Quota.OF_DEPLOYMENTS, 1);
    return new QuotaAnswer.Reserved();
  }

  @Override
  public void commit(DeploymentId deployment) {
    settle(deployment, Set.of(Quota.CONCURRENT));
  }

  @Override
  public void giveBack(DeploymentId deployment) {
    settle(deployment, Quota.OF_DEPLOYMENTS);
  }

  private synchronized void settle(DeploymentId deployment, Set<Quota> returned) {
    Optional.ofNullable(open.remove(deployment))
        .ifPresent(reservation -> count(reservation, returned, -1));
  }

  private void count(Reservation reservation, Set<Quota> quotas, long change) {
    for (Quota quota : quotas) {
      Count count = new Count(reservation.organization(), quota, quota.period(reservation.at()));
      counts.merge(count, change, Long::sum);
    }
  }

  @Override
  public synchronized QuotaUse use(OrganizationId organization, Instant at) {
    Map<Quota, Long> use = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.OF_DEPLOYMENTS) {
      use.put(quota, counts.getOrDefault(new Count(organization, quota, quota.period(at)), 0L));
    }
    return new QuotaUse(use);
  }

  @Override
  public synchronized List<OrganizationId> holders() {
    return open.values().stream()
        .map(reservation -> reservation.organization().value())
        .distinct()
        .sorted()
        .map(OrganizationId::new)
        .toList();
  }

  @Override
  public synchronized List<Reservation> open(
      OrganizationId organization, Optional<DeploymentId> after, int limit) {
    return open.values().stream()
        .filter(reservation -> reservation.organization().equals(organization))
        .filter(reservation ->
            after.filter(last -> reservation.deployment().compareTo(last) <= 0).isEmpty())
        .limit(limit)
        .toList();
  }

  private record Count(OrganizationId organization, Quota quota, String period) {}
}
