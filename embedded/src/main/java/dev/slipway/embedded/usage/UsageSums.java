package dev.slipway.embedded.usage;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Stretch;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.ports.usage.ProjectUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// The sums by organization, month and project. No project has an empty id, so that is where the
/// sum of the deployments of the whole organization is.
final class UsageSums {
  private static final String ALL_PROJECTS = "";

  /// What ran in the month, by project.
  private static final String RAN =
      """
      SELECT project, sum(min(coalesce(until, :now), :end) - max(since, :start)) AS millis
      FROM running_time
      WHERE organization = :organization
        AND min(coalesce(until, :now), :end) > max(since, :start)
      GROUP BY project
      """;

  void add(Handle handle, UsageEntry entry) {
    add(handle, entry, ALL_PROJECTS);
    add(handle, entry, entry.project().value());
  }

  private static void add(Handle handle, UsageEntry entry, String project) {
    handle
        .createUpdate(
            """
            INSERT INTO usage_sum
              (organization, month, project, deployments, build_millis, cpu_millis, bytes_stored)
            VALUES (:organization, :month, :project, :deployments, :millis, :cpu, :bytes)
            ON CONFLICT DO UPDATE SET
              deployments = deployments + excluded.deployments,
              build_millis = build_millis + excluded.build_millis,
              cpu_millis = cpu_millis + excluded.cpu_millis,
              bytes_stored = bytes_stored + excluded.bytes_stored
            """)
        .bind("organization", entry.organization().value())
        .bind("month", entry.month().toString())
        .bind("project", project)
        .bind("deployments", entry.usage().deployments())
        .bind("millis", entry.usage().buildTime().toMillis())
        .bind("cpu", entry.usage().cpuTime().toMillis())
        .bind("bytes", entry.usage().bytesStored())
        .execute();
  }

  Usage total(Handle handle, OrganizationId organization, YearMonth month, Instant now) {
    return asked(
            handle.createQuery(
                """
                WITH ran AS (<ran>)
                SELECT
                  sum(deployments) AS deployments,
                  sum(build_millis) AS build_millis,
                  sum(cpu_millis) AS cpu_millis,
                  sum(bytes_stored) AS bytes_stored,
                  (SELECT sum(millis) FROM ran) AS running_millis
                FROM usage_sum
                WHERE organization = :organization AND month = :month AND project = :project
                """),
            organization,
            month,
            now)
        .bind("project", ALL_PROJECTS)
        .map((row, _) -> usage(row))
        .one();
  }

  List<ProjectUsage> byProject(
      Handle handle,
      OrganizationId organization,
      YearMonth month,
      Instant now,
      Optional<String> after,
      int limit) {
    return asked(
            handle.createQuery(
                """
                WITH ran AS (<ran>)
                SELECT
                  project,
                  sum(deployments) AS deployments,
                  sum(build_millis) AS build_millis,
                  sum(cpu_millis) AS cpu_millis,
                  sum(bytes_stored) AS bytes_stored,
                  sum(running_millis) AS running_millis
                FROM (
                  SELECT project, deployments, build_millis, cpu_millis, bytes_stored,
                    0 AS running_millis
                  FROM usage_sum
                  WHERE organization = :organization AND month = :month
                  UNION ALL
                  SELECT project, 0, 0, 0, 0, millis FROM ran)
                WHERE project > :after
                GROUP BY project
                ORDER BY project
                LIMIT :limit
                """),
            organization,
            month,
            now)
        .bind("after", after.orElse(ALL_PROJECTS))
        .bind("limit", limit)
        .map((row, _) -> new ProjectUsage(new ProjectId(row.getString("project")), usage(row)))
        .list();
  }

  private static Query asked(
      Query query, OrganizationId organization, YearMonth month, Instant now) {
    Stretch whole = Stretch.of(month);
    return query
        .define("ran", RAN)
        .bind("organization", organization.value())
        .bind("month", month.toString())
        .bind("start", whole.from().toEpochMilli())
        .bind("end", whole.until().toEpochMilli())
        .bind("now", now.toEpochMilli());
  }

  private static Usage usage(ResultSet row) throws SQLException {
    return new Usage(
        row.getLong("deployments"),
        Duration.ofMillis(row.getLong("build_millis")),
        Duration.ofMillis(row.getLong("cpu_millis")),
        row.getLong("bytes_stored"),
        Duration.ofMillis(row.getLong("running_millis")));
  }
}
