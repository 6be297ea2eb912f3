package dev.slipway.embedded.usage;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// The rows of when environments had a current release.
final class RunningTimes {
  int began(Handle handle, RunningSince running) {
    return handle
        .createUpdate(
            """
            INSERT INTO running_time (project, environment, since, organization)
            SELECT :project, :environment, :since, :organization
            WHERE NOT EXISTS (
              SELECT 1 FROM running_time
              WHERE project = :project AND environment = :environment
                AND (until IS NULL OR until >= :since))
            """)
        .bind("project", running.project().value())
        .bind("environment", running.environment().id())
        .bind("since", running.since().toEpochMilli())
        .bind("organization", running.organization().value())
        .execute();
  }

  int ended(
      Handle handle,
      OrganizationId organization,
      ProjectId project,
      Environment environment,
      Instant at) {
    int ended =
        handle.execute(
            """
            UPDATE running_time SET until = max(since, ?)
            WHERE project = ? AND environment = ? AND until IS NULL
            """,
            at.toEpochMilli(),
            project.value(),
            environment.id());
    return ended + noteThatNothingRan(handle, organization, project, environment, at);
  }

  /// Without it, what is told of later would seem to have begun.
  private static int noteThatNothingRan(
      Handle handle,
      OrganizationId organization,
      ProjectId project,
      Environment environment,
      Instant at) {
    return handle
        .createUpdate(
            """
            INSERT INTO running_time (project, environment, since, until, organization)
            SELECT :project, :environment, :at, :at, :organization
            WHERE NOT EXISTS (
              SELECT 1 FROM running_time
              WHERE project = :project AND environment = :environment)
            """)
        .bind("project", project.value())
        .bind("environment", environment.id())
        .bind("at", at.toEpochMilli())
        .bind("organization", organization.value())
        .execute();
  }
}
