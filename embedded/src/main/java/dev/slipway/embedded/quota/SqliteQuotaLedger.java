package dev.slipway.embedded.quota;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Quotas in SQLite: a row for each deployment under way, and a counter for each organization,
/// quota and period.
public final class SqliteQuotaLedger implements QuotaLedger {
  private static final Action COUNTING = Action.writing("Tried to count a deployment");
  private static final Action READING = Action.reading("Tried to look up a quota");

  private final SqliteDatabase database;
  private final ReservationTable reservations = new ReservationTable();
  private final QuotaCounters counters = new QuotaCounters();

  public SqliteQuotaLedger(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public QuotaAnswer reserve(Reservation reservation, QuotaLimits limits) {
    return database.write(COUNTING, handle -> reserve(handle, reservation, limits));
  }

  private QuotaAnswer reserve(Handle handle, Reservation reservation, QuotaLimits limits) {
    if (reservations.isOpen(handle, reservation.deployment())) {
      return new QuotaAnswer.Reserved();
    }
    QuotaUse use =
        counters.use(handle, reservation.organization(), Quota.OF_DEPLOYMENTS, reservation.at());
    return limits
        .exceededBy(QuotaUse.OF_A_DEPLOYMENT, use)
        .<QuotaAnswer>map(
            quota -> new QuotaAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota)))
        .orElseGet(() -> open(handle, reservation));
  }

  private QuotaAnswer open(Handle handle, Reservation reservation) {
    reservations.open(handle, reservation);
    counters.add(handle, reservation.organization(), QuotaUse.OF_A_DEPLOYMENT, reservation.at());
    counters.forgetDaysBefore(handle, reservation.organization(), reservation.at());
    return new QuotaAnswer.Reserved();
  }

  @Override
  public void commit(DeploymentId deployment) {
    settle(deployment, QuotaUse.OF_BEING_UNDER_WAY);
  }

  @Override
  public void giveBack(DeploymentId deployment) {
    settle(deployment, QuotaUse.OF_A_DEPLOYMENT);
  }

  private void settle(DeploymentId deployment, QuotaUse returned) {
    database.write(
        COUNTING,
        handle -> {
          Optional<Reservation> closed = reservations.close(handle, deployment);
          closed.ifPresent(reservation ->
              counters.add(
                  handle,
                  reservation.organization(),
                  QuotaUse.NONE.minus(returned),
                  reservation.at()));
          return closed.isPresent();
        });
  }

  @Override
  public QuotaUse use(OrganizationId organization, Instant at) {
    return database.read(
        READING, handle -> counters.use(handle, organization, Quota.OF_DEPLOYMENTS, at));
  }

  @Override
  public List<OrganizationId> holders() {
    return database.read(READING, reservations::holders);
  }

  @Override
  public List<Reservation> open(
      OrganizationId organization, Optional<DeploymentId> after, int limit) {
    return database.read(READING, handle -> reservations.list(handle, organization, after, limit));
  }
}
