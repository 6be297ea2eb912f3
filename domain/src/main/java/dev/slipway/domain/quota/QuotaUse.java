package dev.slipway.domain.quota;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/// How much of each quota an organization, or one thing of it, uses; what is not named is 0.
public record QuotaUse(Map<Quota, Long> byQuota) {
  /// Nothing at all.
  public static final QuotaUse NONE = new QuotaUse(Map.of());

  /// What a deployment uses while it is under way.
  public static final QuotaUse OF_A_DEPLOYMENT =
      new QuotaUse(Map.of(Quota.CONCURRENT, 1L, Quota.PER_DAY, 1L, Quota.PER_MONTH, 1L));

  /// What a deployment that succeeded uses no more.
  public static final QuotaUse OF_BEING_UNDER_WAY = of(Quota.CONCURRENT, 1);

  /// What a project uses by being there.
  public static final QuotaUse OF_A_PROJECT = of(Quota.PROJECTS, 1);

  public QuotaUse {
    EnumMap<Quota, Long> all = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
      all.put(quota, byQuota.getOrDefault(quota, 0L));
    }
    byQuota = Collections.unmodifiableMap(all);
  }

  /// So much of one quota.
  public static QuotaUse of(Quota quota, long amount) {
    return new QuotaUse(Map.of(quota, amount));
  }

  /// How much of that quota is used.
  public long of(Quota quota) {
    return byQuota.getOrDefault(quota, 0L);
  }

  /// What both use.
  public QuotaUse plus(QuotaUse other) {
    return with(other, Long::sum);
  }

  /// What is left when the other is taken away.
  public QuotaUse minus(QuotaUse other) {
    return with(other, (mine, taken) -> mine - taken);
  }

  /// Of each quota the larger part of the two.
  public QuotaUse max(QuotaUse other) {
    return with(other, Math::max);
  }

  private QuotaUse with(QuotaUse other, LongBinaryOperator combined) {
    EnumMap<Quota, Long> all = new EnumMap<>(Quota.class);
    byQuota.forEach(
        (quota, amount) -> all.put(quota, combined.applyAsLong(amount, other.of(quota))));
    return new QuotaUse(all);
  }
}
