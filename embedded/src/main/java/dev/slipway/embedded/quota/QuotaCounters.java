package dev.slipway.embedded.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// How much of each quota an organization used in each period.
final class QuotaCounters {
  /// Longer than any deployment takes, which could still be given back to its day.
  private static final Duration DAYS_KEPT = Duration.ofDays(40);

  /// What is used of some quotas in the periods that this time is in.
  QuotaUse use(Handle handle, OrganizationId organization, Set<Quota> quotas, Instant at) {
    Map<Quota, Long> use = new EnumMap<>(Quota.class);
    for (Quota quota : quotas) {
      handle
          .createQuery(
              """
              SELECT used FROM quota_use
              WHERE organization = :organization AND quota = :quota AND period = :period
              """)
          .bind("organization", organization.value())
          .bind("quota", quota.name())
          .bind("period", quota.period(at))
          .mapTo(Long.class)
          .findOne()
          .ifPresent(used -> use.put(quota, used));
    }
    return new QuotaUse(use);
  }

  /// Counts more, or less where an amount is negative, in the periods that this time is in.
  void add(Handle handle, OrganizationId organization, QuotaUse amounts, Instant at) {
    amounts
        .byQuota()
        .forEach((quota, amount) -> {
          if (amount != 0) {
            add(handle, organization, quota, amount, at);
          }
        });
  }

  private static void add(
      Handle handle, OrganizationId organization, Quota quota, long amount, Instant at) {
    handle
        .createUpdate(
            """
            INSERT INTO quota_use (organization, quota, period, used)
            VALUES (:organization, :quota, :period, max(:amount, 0))
            ON CONFLICT DO UPDATE SET used = used + :amount
            """)
        .bind("organization", organization.value())
        .bind("quota", quota.name())
        .bind("period", quota.period(at))
        .bind("amount", amount)
        .execute();
  }

  /// Forgets the days long before this time.
  void forgetDaysBefore(Handle handle, OrganizationId organization, Instant at) {
    handle
        .createUpdate(
            """
            DELETE FROM quota_use
            WHERE organization = :organization AND quota = :quota AND period < :period
            """)
        .bind("organization", organization.value())
        .bind("quota", Quota.PER_DAY.name())
        .bind("period", Quota.PER_DAY.period(at.minus(DAYS_KEPT)))
        .execute();
  }
}
