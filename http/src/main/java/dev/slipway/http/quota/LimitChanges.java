package dev.slipway.http.quota;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.quota.OwnLimits;
import dev.slipway.domain.quota.Quota;
import dev.slipway.http.json.Members;
import dev.slipway.http.request.Environments;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Reads how the limits of an organization are to change.
final class LimitChanges {
  /// More than enough for anything that is counted, and far from where numbers end.
  private static final long MOST = 1_000_000_000_000_000L;

  private LimitChanges() {}

  static UnaryOperator<OwnLimits> read(Members body) {
    UnaryOperator<OwnLimits> changes = limits -> limits;
    for (Members item : items(body, "quotas", Quota.values().length)) {
      changes = then(changes, quota(item));
    }
    for (Members item : items(body, "releases", Environment.values().length)) {
      changes = then(changes, largest(item));
    }
    if (!body.has("quotas") && !body.has("releases")) {
      body.refuse("quotas", "or releases is required");
    }
    body.check();
    return changes;
  }

  private static List<Members> items(Members body, String name, int most) {
    return body.has(name) ? body.objects(name, most) : List.of();
  }

  private static UnaryOperator<OwnLimits> quota(Members item) {
    Optional<Quota> quota = item.text("name").flatMap(Quota::byId);
    if (quota.isEmpty()) {
      item.refuse("name", "is no quota such as perDay");
      return limits -> limits;
    }
    Optional<Long> limit = item.number("limit", 1, MOST);
    return isOwn(item)
        ? limits -> limits.with(quota.get(), limit)
        : limits -> limits.without(quota.get());
  }

  private static UnaryOperator<OwnLimits> largest(Members item) {
    Optional<Environment> environment = item.required("environment", Environments::parse);
    if (environment.isEmpty()) {
      return limits -> limits;
    }
    Optional<Integer> cpu = item.number("milliCpu", 100, 16_000).map(Long::intValue);
    Optional<Integer> memory = item.number("memoryMebibytes", 128, 65_536).map(Long::intValue);
    return isOwn(item)
        ? limits -> limits.with(environment.get(), new SizeRequest(cpu, memory))
        : limits -> limits.without(environment.get());
  }

  private static boolean isOwn(Members item) {
    return item.flag("own").orElse(true);
  }

  private static UnaryOperator<OwnLimits> then(
      UnaryOperator<OwnLimits> first, UnaryOperator<OwnLimits> second) {
    return limits -> second.apply(first.apply(limits));
  }
}
