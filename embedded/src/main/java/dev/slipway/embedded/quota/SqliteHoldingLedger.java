package dev.slipway.embedded.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Holding.State;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.quota.HoldingAnswer;
import dev.slipway.ports.quota.HoldingLedger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Holdings in SQLite: a row for each thing that holds something, and the counters of their sums.
public final class SqliteHoldingLedger implements HoldingLedger {
  private static final Action COUNTING = Action.writing("Tried to count what is used");
  private static final Action READING = Action.reading("Tried to look up what is used");

  private final SqliteDatabase database;
  private final HoldingTable table = new HoldingTable();
  private final QuotaCounters counters = new QuotaCounters();

  public SqliteHoldingLedger(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  public HoldingAnswer take(
      OrganizationId organization,
      Holder holder,
      QuotaUse amounts,
      QuotaLimits limits,
      Instant since) {
    Optional<Holding> kept = find(organization, holder).filter(held -> isKept(held, amounts));
    return kept.<HoldingAnswer>map(HoldingAnswer.Held::new)
        .orElseGet(() ->
            database.write(
                COUNTING, handle -> take(handle, organization, holder, amounts, limits, since)));
  }

  private HoldingAnswer take(
      Handle handle,
      OrganizationId organization,
      Holder holder,
      QuotaUse amounts,
      QuotaLimits limits,
      Instant since) {
    Optional<Holding> before = table.find(handle, organization, holder);
    QuotaUse held = before.map(Holding::amounts).orElse(QuotaUse.NONE);
    QuotaUse next = held.max(amounts);
    QuotaUse use = counters.use(handle, organization, Quota.OF_HOLDERS, since);
    Optional<Quota> full = limits.exceededBy(next.minus(held), use);
    if (full.isPresent()) {
      Quota quota = full.get();
      return new HoldingAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota));
    }
    long version = before.map(Holding::version).orElse(0L) + 1;
    Instant at = since.truncatedTo(ChronoUnit.MILLIS);
    Holding taken = new Holding(organization, holder, next, State.TAKEN, at, version);
    replace(handle, held, taken);
    return new HoldingAnswer.Held(taken);
  }

  private static boolean isKept(Holding held, QuotaUse amounts) {
    return held.state() == State.KEPT && held.amounts().equals(amounts);
  }

  private void replace(Handle handle, QuotaUse before, Holding next) {
    if (next.amounts().equals(QuotaUse.NONE) && next.state() != State.TAKEN) {
      table.remove(handle, next);
    } else {
      table.put(handle, next);
    }
    counters.add(handle, next.organization(), next.amounts().minus(before), next.since());
  }

  @Override
  public void leave(OrganizationId organization, Holder holder) {
    database.write(COUNTING, handle -> table.leave(handle, organization, holder));
  }

  @Override
  public void leave(OrganizationId organization, ProjectId project) {
    database.write(COUNTING, handle -> table.leave(handle, organization, project));
  }

  @Override
  public void left(OrganizationId organization, ProjectId project) {
    database.write(
        COUNTING,
        handle -> {
          List<Holding> gone = table.takeLeaving(handle, organization, project);
          QuotaUse together =
              gone.stream().map(Holding::amounts).reduce(QuotaUse.NONE, QuotaUse::plus);
          counters.add(handle, organization, QuotaUse.NONE.minus(together), Instant.EPOCH);
          return gone.size();
        });
  }

  @Override
  public boolean settle(Holding seen, QuotaUse amounts) {
    return database.write(
        COUNTING,
        handle -> {
          boolean asSeen =
              table
                  .find(handle, seen.organization(), seen.holder())
                  .filter(seen::equals)
                  .isPresent();
          if (asSeen) {
            replace(handle, seen.amounts(), settled(seen, amounts));
          }
          return asSeen;
        });
  }

  private static Holding settled(Holding seen, QuotaUse amounts) {
    return new Holding(
        seen.organization(),
        seen.holder(),
        amounts,
        seen.state() == State.TAKEN ? State.KEPT : seen.state(),
        seen.since(),
        seen.version() + 1);
  }

  @Override
  public Optional<Holding> find(OrganizationId organization, Holder holder) {
    return database.read(READING, handle -> table.find(handle, organization, holder));
  }

  @Override
  public List<Holding> open(
      Optional<OrganizationId> organization, Optional<Holding> after, int limit) {
    return database.read(READING, handle -> table.open(handle, organization, after, limit));
  }

  @Override
  public QuotaUse use(OrganizationId organization) {
    return database.read(
        READING, handle -> counters.use(handle, organization, Quota.OF_HOLDERS, Instant.EPOCH));
  }
}
