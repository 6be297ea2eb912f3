package dev.slipway.domain.quota;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much an organization may use. What has no entry has no limit.
///
/// @param byQuota each at least 1
public record QuotaLimits(Map<Quota, Long> byQuota) {
  /// No limit at all.
  public static final QuotaLimits NONE = new QuotaLimits(Map.of());

  public QuotaLimits {
    EnumMap<Quota, Long> copy = new EnumMap<>(Quota.class);
    copy.putAll(byQuota);
    if (copy.values().stream().anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException("a limit below 1 would let nothing in: " + copy);
    }
    byQuota = Collections.unmodifiableMap(copy);
  }

  /// The limit of a quota, where it has one.
  public Optional<Long> of(Quota quota) {
    return Optional.ofNullable(byQuota.get(quota));
  }

  /// The quota that has no room for another deployment: where there are several, the one that takes
  /// longest to have room again.
  public Optional<Quota> fullAt(QuotaUse use) {
    return List.of(Quota.values()).reversed().stream()
        .filter(quota -> of(quota).filter(limit -> use.of(quota) >= limit).isPresent())
        .findFirst();
  }
}
