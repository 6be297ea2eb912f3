package dev.slipway.embedded.usage;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.RunningSince;
import dev.slipway.domain.usage.Usage;
import dev.slipway.domain.usage.UsageEntry;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.usage.ProjectUsage;
import dev.slipway.ports.usage.UsageLedger;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Usage in SQLite: a row for each deployment, and sums.
public final class SqliteUsageLedger implements UsageLedger {
  private static final Action RUNNING = Action.writing("Tried to note since when a release runs");
  private static final Action READING = Action.reading("Tried to sum up usage");

  private final SqliteDatabase database;
  private final UsageSums sums = new UsageSums();
  private final RunningTimes running = new RunningTimes();

  public SqliteUsageLedger(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public void append(UsageEntry entry) {
    database.write(
        Action.writing("Tried to note what a deployment used"),
        handle -> {
          boolean isNew = insert(handle, entry) == 1;
          if (isNew) {
            sums.add(handle, entry);
          }
          return isNew;
        });
  }

  private static int insert(Handle handle, UsageEntry entry) {
    return handle
        .createUpdate(
            """
            INSERT INTO usage
              (deployment, organization, project, month, build_millis, cpu_millis, bytes_stored)
            VALUES (:deployment, :organization, :project, :month, :millis, :cpu, :bytes)
            ON CONFLICT DO NOTHING
            """)
        .bind("deployment", entry.deployment().value())
        .bind("organization", entry.organization().value())
        .bind("project", entry.project().value())
        .bind("month", entry.month().toString())
        .bind("millis", entry.usage().buildTime().toMillis())
        .bind("cpu", entry.usage().cpuTime().toMillis())
        .bind("bytes", entry.usage().bytesStored())
        .execute();
  }

  @Override
  public void forget(Collection<DeploymentId> deployments) {
    if (!deployments.isEmpty()) {
      database.write(
          Action.writing("Tried to forget which deployments were added to the usage"),
          handle ->
              handle
                  .createUpdate("DELETE FROM usage WHERE deployment IN (<ids>)")
                  .bindList("ids", deployments.stream().map(DeploymentId::value).toList())
                  .execute());
    }
  }

  @Override
  public void began(RunningSince since) {
    database.write(RUNNING, handle -> running.began(handle, since));
  }

  @Override
  public void ended(
      OrganizationId organization, ProjectId project, Environment environment, Instant at) {
    database.write(
        RUNNING, handle -> running.ended(handle, organization, project, environment, at));
  }

  @Override
  public Usage total(OrganizationId organization, YearMonth month, Instant now) {
    return database.read(READING, handle -> sums.total(handle, organization, month, now));
  }

  @Override
  public Page<ProjectUsage> byProject(
      OrganizationId organization,
      YearMonth month,
      Instant now,
      Optional<String> after,
      int limit) {
    List<ProjectUsage> found =
        database.read(
            READING, handle -> sums.byProject(handle, organization, month, now, after, limit + 1));
    return Page.first(found, limit, last -> last.project().value());
  }
}
