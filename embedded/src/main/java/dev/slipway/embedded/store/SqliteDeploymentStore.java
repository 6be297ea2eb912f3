package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.embedded.signal.Signals;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentCounts;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Deployments in SQLite. Leases end by the database's clock.
public final class SqliteDeploymentStore implements DeploymentStore, DeploymentStatistics {
  private static final Action SAVING = Action.writing("Tried to save a deployment");
  private static final Action LEASING = Action.writing("Tried to lease a deployment");
  private static final Action READING = Action.reading("Tried to find deployments");

  private final SqliteDatabase database;
  private final DeploymentTable table = new DeploymentTable();
  private final Admissions admissions = new Admissions(table);
  private final DeploymentLeases leases = new DeploymentLeases();
  private final StatisticTable statistics = new StatisticTable();
  private final Signals<DeploymentId> changes = new Signals<>();

  public SqliteDeploymentStore(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public Admission admit(Deployment deployment, AdmissionTerms terms) {
    Admission admission =
        database.write(SAVING, handle -> admissions.admit(handle, deployment, terms));
    changes.raise(deployment.id());
    if (admission instanceof Admission.Waiting waiting) {
      waiting.displaced().ifPresent(displaced -> changes.raise(displaced.id()));
    }
    return admission;
  }

  @Override
  public Optional<Admission> earlier(OrganizationId organization, IdempotencyKey key) {
    return read(handle -> admissions.earlier(handle, organization, key));
  }

  @Override
  public Optional<Deployment> find(DeploymentId id) {
    return read(handle -> table.find(handle, id));
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment) {
    return save(deployment, _ -> true);
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment, Lease lease) {
    return save(
        deployment,
        handle -> lease.deployment().equals(deployment.id()) && leases.isLatest(handle, lease));
  }

  private SaveResult<Deployment> save(Deployment deployment, Function<Handle, Boolean> isAllowed) {
    Deployment next = deployment.withVersion(deployment.version() + 1);
    boolean isSaved =
        database.write(SAVING, handle -> isAllowed.apply(handle) && replace(handle, next));
    if (!isSaved) {
      return new SaveResult.Conflict<>();
    }
    changes.raise(deployment.id());
    return new SaveResult.Saved<>(next);
  }

  private boolean replace(Handle handle, Deployment next) {
    boolean isReplaced = table.replace(handle, next);
    if (isReplaced && next.state().phase().isFinal()) {
      table.activateWaiting(handle, next.request().project(), next.request().environment());
    }
    return isReplaced;
  }

  @Override
  public Optional<Lease> acquire(DeploymentId id, String holder, Duration duration) {
    return database.write(LEASING, handle -> leases.acquire(handle, id, holder, duration));
  }

  @Override
  public boolean renew(Lease lease, Duration duration) {
    return database.write(LEASING, handle -> leases.renew(handle, lease, duration));
  }

  @Override
  public void release(Lease lease) {
    database.write(LEASING, handle -> leases.release(handle, lease));
  }

  /// Gives every lease back, for a process that knows that no other worker is alive.
  public void endAllLeases() {
    database.write(LEASING, leases::releaseAll);
  }

  @Override
  public List<Deployment> noticesDue(int limit) {
    return read(handle -> table.noticesDue(handle, limit));
  }

  @Override
  public void noticeSent(DeploymentId id) {
    database.write(SAVING, handle -> table.noticeSent(handle, id));
  }

  @Override
  public List<Deployment> unattended(Duration quiet, int limit) {
    return read(handle -> table.unattended(handle, quiet, limit));
  }

  @Override
  public Optional<Deployment> active(ProjectId project, Environment environment) {
    return read(handle -> table.active(handle, project, environment));
  }

  @Override
  public Page<Deployment> list(ProjectId project, Optional<String> after, int limit) {
    long before = after.map(DeploymentPages::number).orElse(Long.MAX_VALUE);
    return read(handle -> DeploymentPages.page(table.list(handle, project, before, limit), limit));
  }

  @Override
  public DeploymentCounts counts() {
    return new DeploymentCounts(read(table::counts));
  }

  @Override
  public Statistics statistics(Scope scope) {
    return Statistics.of(read(handle -> statistics.of(handle, scope)));
  }

  @Override
  public Optional<Deployment> awaitChange(DeploymentId id, long version, Duration patience) {
    return changes.lookUntil(
        id,
        patience,
        () -> find(id),
        found -> found.isPresent() && found.get().version() > version);
  }

  private <T> T read(Function<Handle, T> query) {
    return database.read(READING, query);
  }
}
