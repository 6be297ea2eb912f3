package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.EndedDeployment;
import dev.slipway.ports.store.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The deployments of [SqliteDeploymentStore], to be forgotten.
public final class SqliteDeploymentRetention implements DeploymentRetention {
  private static final Action READING = Action.reading("Tried to find deployments to forget");

  private final SqliteDatabase database;
  private final RetentionTable table = new RetentionTable();

  public SqliteDeploymentRetention(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Page<EndedDeployment> ended(
      ProjectId project, Environment environment, Optional<String> after, int limit) {
    Optional<RetentionTable.Place> place = after.map(RetentionTable.Place::parse);
    return read(handle -> table.ended(handle, project, environment, place, limit));
  }

  @Override
  public Page<Deployment> unfinished(Optional<String> after, int limit) {
    return page(read(handle -> table.unfinished(handle, number(after), limit)), limit);
  }

  private static long number(Optional<String> after) {
    return after.map(DeploymentPages::number).orElse(0L);
  }

  private static <T> Page<T> page(List<RetentionTable.Row<T>> found, int limit) {
    List<RetentionTable.Row<T>> rows = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        rows.stream().map(RetentionTable.Row::item).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(rows.getLast().number()))
            : Optional.empty());
  }

  @Override
  public List<DeploymentId> of(ProjectId project, SourceId source, int limit) {
    return read(handle -> table.of(handle, project, source, limit));
  }

  @Override
  public Set<DeploymentId> known(Collection<DeploymentId> ids) {
    return read(handle -> table.known(handle, ids));
  }

  @Override
  public Set<DeploymentId> forget(Collection<DeploymentId> ids) {
    return database.write(
        Action.writing("Tried to forget deployments"), handle -> table.forget(handle, ids));
  }

  private <T> T read(Function<Handle, T> query) {
    return database.read(READING, query);
  }
}
