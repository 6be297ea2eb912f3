package dev.slipway.domain.quota;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.SizeRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How much an organization may use. What has no entry has no limit.
///
/// @param byQuota each at least 1
/// @param largest what one release may ask for in each environment
public record QuotaLimits(Map<Quota, Long> byQuota, Map<Environment, SizeRequest> largest) {
  /// No limit at all.
  public static final QuotaLimits NONE = new QuotaLimits(Map.of());

  public QuotaLimits {
    EnumMap<Quota, Long> copy = new EnumMap<>(Quota.class);
    copy.putAll(byQuota);
    if (copy.values().stream().anyMatch(limit -> limit < 1)) {
      throw new IllegalArgumentException("a limit below 1 would let nothing in: " + copy);
    }
    byQuota = Collections.unmodifiableMap(copy);
    EnumMap<Environment, SizeRequest> sizes = new EnumMap<>(Environment.class);
    sizes.putAll(largest);
    largest = Collections.unmodifiableMap(sizes);
  }

  /// Limits on what is used together, none on a single release.
  public QuotaLimits(Map<Quota, Long> byQuota) {
    this(byQuota, Map.of());
  }

  /// The limit of a quota, where it has one.
  public Optional<Long> of(Quota quota) {
    return Optional.ofNullable(byQuota.get(quota));
  }

  /// The largest release of an environment; what it has no value for has no limit.
  public SizeRequest largestIn(Environment environment) {
    return largest.getOrDefault(environment, SizeRequest.NONE);
  }

  /// The quota that has no room for what comes on top of what is used: where there are several, the
  /// one that takes longest to have room again. What asks for nothing of a quota is never refused
  /// for it.
  public Optional<Quota> exceededBy(QuotaUse more, QuotaUse use) {
    return List.of(Quota.values()).reversed().stream()
        .filter(quota -> more.of(quota) > 0)
        .filter(
            quota -> of(quota).filter(limit -> use.of(quota) > limit - more.of(quota)).isPresent())
        .findFirst();
  }
}
