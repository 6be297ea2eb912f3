package dev.slipway.domain.usage;

import dev.slipway.domain.deployment.BuildUse;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// What one deployment used.
///
/// @param month in which it ended, in UTC
public record UsageEntry(
    DeploymentId deployment,
    OrganizationId organization,
    ProjectId project,
    YearMonth month,
    Usage usage) {

  /// What a deployment that has ended used. An artifact that an earlier deployment had made takes
  /// no room.
  public static UsageEntry of(Deployment ended) {
    BuildUse builds = ended.buildUse().orElse(new BuildUse(Duration.ZERO, Optional.empty()));
    return new UsageEntry(
        ended.id(),
        ended.request().organization(),
        ended.request().project(),
        YearMonth.from(LocalDate.ofInstant(ended.state().since(), ZoneOffset.UTC)),
        new Usage(
            1,
            builds.time(),
            builds.cpu().orElse(Duration.ZERO),
            bytesStored(ended),
            Duration.ZERO));
  }

  /// How large the artifact is that the deployment added to what is kept.
  public static long bytesStored(Deployment ended) {
    return ended
        .steps()
        .result(StepResult.Built.class)
        .filter(built -> !built.reused())
        .map(built -> built.artifact().bytes())
        .orElse(0L);
  }
}
