package dev.slipway.embedded.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
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

  /// What is used in the periods that this time is in.
  QuotaUse use(Handle handle, OrganizationId organization, Instant at) {
    Map<Quota, Long> use = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
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

  /// Counts a deployment in every quota, and forgets days long past.
  void add(Handle handle, Reservation reservation) {
    for (Quota quota : Quota.values()) {
      handle
          .createUpdate(
              """
              INSERT INTO quota_use (organization, quota, period, used)
              VALUES (:organization, :quota, :period, 1)
              ON CONFLICT DO UPDATE SET used = used + 1
              """)
          .bind("organization", reservation.organization().value())
          .bind("quota", quota.name())
          .bind("period", quota.period(reservation.at()))
          .execute();
    }
    forgetBefore(handle, reservation.organization(), reservation.at().minus(DAYS_KEPT));
  }

  private static void forgetBefore(Handle handle, OrganizationId organization, Instant past) {
    handle
        .createUpdate(
            """
            DELETE FROM quota_use
            WHERE organization = :organization AND quota = :quota AND period < :period
            """)
        .bind("organization", organization.value())
        .bind("quota", Quota.PER_DAY.name())
        .bind("period", Quota.PER_DAY.period(past))
        .execute();
  }

  /// Takes a deployment out of these quotas.
  void subtract(Handle handle, Reservation reservation, Set<Quota> quotas) {
    for (Quota quota : quotas) {
      handle
          .createUpdate(
              """
              UPDATE quota_use SET used = used - 1
              WHERE organization = :organization AND quota = :quota AND period = :period
              """)
          .bind("organization", reservation.organization().value())
          .bind("quota", quota.name())
          .bind("period", quota.period(reservation.at()))
          .execute();
    }
  }
}
