package dev.slipway.engine.quota;

import dev.slipway.domain.plan.Output;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.release.Launch;
import java.util.Map;

/// What a release uses of its organization's quotas while it is the current one. Files that are
/// served as they are use nothing.
final class ReplicaUse {
  private ReplicaUse() {}

  static QuotaUse of(Launch launch, Environment environment) {
    return switch (launch) {
      case Launch.SiteFiles _ -> QuotaUse.NONE;
      case Launch.ServerProcess server -> of(server.size(), environment);
    };
  }

  static QuotaUse of(Output output, Environment environment) {
    return switch (output) {
      case Output.StaticSite _ -> QuotaUse.NONE;
      case Output.Server server -> of(server.size().value(), environment);
    };
  }

  private static QuotaUse of(SizeRequest size, Environment environment) {
    Environment.Size replica = size.in(environment);
    return new QuotaUse(
        Map.of(
            Quota.MILLI_CPU, (long) replica.milliCpu(),
            Quota.MEMORY, (long) replica.memoryMebibytes()));
  }
}
