package dev.slipway.embedded.usage;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.usage.ProjectUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The sums by organization, month and project. No project has an empty id, so that is where the
/// sum of the whole organization is.
final class UsageSums {
  private static final String ALL_PROJECTS = "";

  void add(Handle handle, UsageEntry entry) {
    add(handle, entry, ALL_PROJECTS);
    add(handle, entry, entry.project().value());
  }

  private static void add(Handle handle, UsageEntry entry, String project) {
    handle
        .createUpdate(
            """
            INSERT INTO usage_sum
              (organization, month, project, deployments, build_millis, bytes_stored)
            VALUES (:organization, :month, :project, :deployments, :millis, :bytes)
            ON CONFLICT DO UPDATE SET
              deployments = deployments + excluded.deployments,
              build_millis = build_millis + excluded.build_millis,
              bytes_stored = bytes_stored + excluded.bytes_stored
            """)
        .bind("organization", entry.organization().value())
        .bind("month", entry.month().toString())
        .bind("project", project)
        .bind("deployments", entry.usage().deployments())
        .bind("millis", entry.usage().buildTime().toMillis())
        .bind("bytes", entry.usage().bytesStored())
        .execute();
  }

  Usage total(Handle handle, OrganizationId organization, YearMonth month) {
    return handle
        .createQuery(
            """
            SELECT deployments, build_millis, bytes_stored FROM usage_sum
            WHERE organization = :organization AND month = :month AND project = :project
            """)
        .bind("organization", organization.value())
        .bind("month", month.toString())
        .bind("project", ALL_PROJECTS)
        .map((row, _) -> usage(row))
        .findOne()
        .orElse(Usage.NONE);
  }

  List<ProjectUsage> byProject(
      Handle handle,
      OrganizationId organization,
      YearMonth month,
      Optional<String> after,
      int limit) {
    return handle
        .createQuery(
            """
            SELECT project, deployments, build_millis, bytes_stored FROM usage_sum
            WHERE organization = :organization AND month = :month AND project > :after
            ORDER BY project
            LIMIT :limit
            """)
        .bind("organization", organization.value())
        .bind("month", month.toString())
        .bind("after", after.orElse(ALL_PROJECTS))
        .bind("limit", limit)
        .map((row, _) -> new ProjectUsage(new ProjectId(row.getString("project")), usage(row)))
        .list();
  }

  private static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getLong("deployments"),
        Duration.ofMillis(row.getLong("build_millis")),
        row.getLong("bytes_stored"));
  }
}
