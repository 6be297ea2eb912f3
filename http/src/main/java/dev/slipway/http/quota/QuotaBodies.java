package dev.slipway.http.quota;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.wire.QuotaBody;
import dev.slipway.wire.QuotaCount;
import dev.slipway.wire.ReleaseLimit;
import java.time.Instant;
import java.util.Arrays;

/// Turns limits and what is used of them into what travels.
final class QuotaBodies {
  private final OwnLimits own;
  private final QuotaLimits limits;

  QuotaBodies(OwnLimits own, QuotaLimits everybody) {
    this.own = own;
    this.limits = own.over(everybody);
  }

  QuotaBody of(QuotaUse use, Instant now) {
    return new QuotaBody(
        own.organization().value(),
        Arrays.stream(Quota.values()).map(quota -> count(quota, use, now)).toList(),
        Arrays.stream(Environment.values()).map(this::largest).toList());
  }

  private QuotaCount count(Quota quota, QuotaUse use, Instant now) {
    return new QuotaCount(
        quota.id(),
        quota.title(),
        limits.of(quota).orElse(null),
        own.byQuota().containsKey(quota),
        use.of(quota),
        quota.resets(now).orElse(null));
  }

  private ReleaseLimit largest(Environment environment) {
    SizeRequest most = limits.largestIn(environment);
    return new ReleaseLimit(
        environment.id(),
        most.milliCpu().orElse(null),
        most.memoryMebibytes().orElse(null),
        own.largest().containsKey(environment));
  }
}
