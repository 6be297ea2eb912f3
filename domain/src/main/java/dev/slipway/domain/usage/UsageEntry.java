package dev.slipway.domain.usage;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.deployment.StepResult;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// What one deployment used.
///
/// @param month in which it ended, in UTC
public record UsageEntry(
    DeploymentId deployment,
    OrganizationId organization,
    ProjectId project,
    YearMonth month,
    Usage usage) {

  /// What a deployment that has ended used. Of several attempts the build of the last one counts;
  /// an artifact that an earlier deployment had made takes no room.
  public static UsageEntry of(Deployment ended) {
    return new UsageEntry(
        ended.id(),
        ended.request().organization(),
        ended.request().project(),
        YearMonth.from(LocalDate.ofInstant(ended.state().since(), ZoneOffset.UTC)),
        new Usage(1, buildTime(ended), bytesStored(ended)));
  }

  private static Duration buildTime(Deployment ended) {
    return ended
        .steps()
        .of(Step.BUILD)
        .flatMap(StepRecord::duration)
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  private static long bytesStored(Deployment ended) {
    return ended
        .steps()
        .result(StepResult.Built.class)
        .filter(built -> !built.reused())
        .map(built -> built.artifact().bytes())
        .orElse(0L);
  }
}
