package dev.slipway.domain.quota;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.SizeRequest;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// What an organization may use in place of what every organization may.
///
/// @param byQuota an empty one is no limit; what has no entry is as for everybody
/// @param largest what one release may ask for in each environment; what has no entry is as for
///   everybody
/// @param version counts saves, for compare-and-set; 0 before the first
public record OwnLimits(
    OrganizationId organization,
    Map<Quota, Optional<Long>> byQuota,
    Map<Environment, SizeRequest> largest,
    long version) {
  public OwnLimits {
    EnumMap<Quota, Optional<Long>> limits = new EnumMap<>(Quota.class);
    limits.putAll(byQuota);
    byQuota = Collections.unmodifiableMap(limits);
    EnumMap<Environment, SizeRequest> sizes = new EnumMap<>(Environment.class);
    sizes.putAll(largest);
    largest = Collections.unmodifiableMap(sizes);
  }

  /// Those of an organization that is like every other.
  public static OwnLimits none(OrganizationId organization) {
    return new OwnLimits(organization, Map.of(), Map.of(), 0);
  }

  /// The limits that hold, where these are those of everybody.
  public QuotaLimits over(QuotaLimits everybody) {
    EnumMap<Quota, Long> limits = new EnumMap<>(Quota.class);
    limits.putAll(everybody.byQuota());
    byQuota.forEach((quota, limit) ->
        limit.ifPresentOrElse(most -> limits.put(quota, most), () -> limits.remove(quota)));
    EnumMap<Environment, SizeRequest> sizes = new EnumMap<>(Environment.class);
    sizes.putAll(everybody.largest());
    sizes.putAll(largest);
    return new QuotaLimits(limits, sizes);
  }

  /// The same with another limit; an empty one is none.
  public OwnLimits with(Quota quota, Optional<Long> limit) {
    EnumMap<Quota, Optional<Long>> limits = new EnumMap<>(Quota.class);
    limits.putAll(byQuota);
    limits.put(quota, limit);
    return new OwnLimits(organization, limits, largest, version);
  }

  /// The same with the limit that everybody has.
  public OwnLimits without(Quota quota) {
    EnumMap<Quota, Optional<Long>> limits = new EnumMap<>(Quota.class);
    limits.putAll(byQuota);
    limits.remove(quota);
    return new OwnLimits(organization, limits, largest, version);
  }

  /// The same with another largest release.
  public OwnLimits with(Environment environment, SizeRequest size) {
    EnumMap<Environment, SizeRequest> sizes = new EnumMap<>(Environment.class);
    sizes.putAll(largest);
    sizes.put(environment, size);
    return new OwnLimits(organization, byQuota, sizes, version);
  }

  /// The same with the largest release that everybody has.
  public OwnLimits without(Environment environment) {
    EnumMap<Environment, SizeRequest> sizes = new EnumMap<>(Environment.class);
    sizes.putAll(largest);
    sizes.remove(environment);
    return new OwnLimits(organization, byQuota, sizes, version);
  }

  /// Like every other, for compare-and-set.
  public OwnLimits reset() {
    return new OwnLimits(organization, Map.of(), Map.of(), version);
  }

  public OwnLimits withVersion(long next) {
    return new OwnLimits(organization, byQuota, largest, next);
  }
}
