package dev.slipway.domain.quota;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How much an organization uses at one time; what is not counted yet is 0.
public record QuotaUse(Map<Quota, Long> byQuota) {
  public QuotaUse {
    EnumMap<Quota, Long> all = new EnumMap<>(Quota.class);
    for (Quota quota : Quota.values()) {
      all.put(quota, byQuota.getOrDefault(quota, 0L));
    }
    byQuota = Collections.unmodifiableMap(all);
  }

  /// How much of that quota is used.
  public long of(Quota quota) {
    return byQuota.getOrDefault(quota, 0L);
  }
}
