package dev.slipway.azure.quota;

import dev.slipway.azure.cosmos.Batch;
import dev.slipway.azure.cosmos.BatchWritten;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.azure.quota.HoldingItems.Stored;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Holding.State;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.ports.quota.HoldingAnswer;
import dev.slipway.ports.quota.HoldingLedger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Holdings in Cosmos DB, with their sums in the partition of their organization. Each change of a
/// holding and of the sums is one batch, on the version of the holding that was read.
public final class CosmosHoldingLedger implements HoldingLedger {
  private final Items organizations;
  private final ActiveOrganizations active;
  private final HoldingItems items;
  private final HoldingSums sums;

  public CosmosHoldingLedger(CosmosStorage storage) {
    organizations = storage.organizations();
    active = new ActiveOrganizations(storage.service(), storage.clock());
    items = new HoldingItems(organizations);
    sums = new HoldingSums(organizations);
  }

  @Override
  public HoldingAnswer take(
      OrganizationId organization,
      Holder holder,
      QuotaUse amounts,
      QuotaLimits limits,
      Instant since) {
    return untilAnswered(() -> {
      Optional<Stored> before = items.find(organization, holder);
      if (before.filter(stored -> isKept(stored.holding(), amounts)).isPresent()) {
        return before.map(stored -> new HoldingAnswer.Held(stored.holding()));
      }
      QuotaUse held = before.map(stored -> stored.holding().amounts()).orElse(QuotaUse.NONE);
      QuotaUse next = held.max(amounts);
      long version = before.map(stored -> stored.holding().version()).orElse(0L) + 1;
      active.note(organization);
      Holding taken = new Holding(organization, holder, next, State.TAKEN, since, version);
      return replace(before, taken, limits)
          ? Optional.of(new HoldingAnswer.Held(taken))
          : refused(organization, next.minus(held), limits);
    });
  }

  private static boolean isKept(Holding held, QuotaUse amounts) {
    return held.state() == State.KEPT && held.amounts().equals(amounts);
  }

  /// Empty when there is room by now, or something else stood in the way.
  private Optional<HoldingAnswer> refused(
      OrganizationId organization, QuotaUse more, QuotaLimits limits) {
    QuotaUse use = sums.read(organization);
    return limits
        .exceededBy(more, use)
        .map(quota ->
            new HoldingAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota)));
  }

  /// Whether the holding was as it was read, and there was room for what comes on top.
  private boolean replace(Optional<Stored> before, Holding next, QuotaLimits limits) {
    Batch batch = Batch.in(next.organization().value());
    boolean holdsNothing = next.amounts().equals(QuotaUse.NONE) && next.state() != State.TAKEN;
    if (before.isEmpty()) {
      batch.create(HoldingItems.of(next));
    } else if (holdsNothing) {
      batch.delete(before.get().id(), before.get().etag());
    } else {
      batch.replace(HoldingItems.of(next), before.get().etag());
    }
    QuotaUse held = before.map(stored -> stored.holding().amounts()).orElse(QuotaUse.NONE);
    return isDone(next.organization(), HoldingSums.add(batch, next.amounts().minus(held), limits));
  }

  private boolean isDone(OrganizationId organization, Batch batch) {
    BatchWritten written = organizations.write(HoldingItems.COUNTING, batch);
    if (written instanceof BatchWritten.Refused(_, BatchWritten.Reason why)
        && why == BatchWritten.Reason.MISSING) {
      sums.begin(organization);
    }
    return written.isDone();
  }

  @Override
  public void leave(OrganizationId organization, Holder holder) {
    untilAnswered(() -> {
      Optional<Stored> held = items.find(organization, holder);
      return held.isEmpty() || leave(held.get()) ? Optional.of(true) : Optional.empty();
    });
  }

  @Override
  public void leave(OrganizationId organization, ProjectId project) {
    items
        .ofProject(organization, project)
        .forEach(held -> leave(organization, held.holding().holder()));
  }

  private boolean leave(Stored held) {
    active.note(held.holding().organization());
    return replace(
        Optional.of(held),
        next(held.holding(), held.holding().amounts(), State.LEAVING),
        QuotaLimits.NONE);
  }

  /// What was taken again meanwhile has another etag, and then the rest is tried again.
  @Override
  public void left(OrganizationId organization, ProjectId project) {
    untilAnswered(() -> {
      List<Stored> leaving =
          items.ofProject(organization, project).stream()
              .filter(held -> held.holding().state() == State.LEAVING)
              .toList();
      List<Stored> some = leaving.subList(0, Math.min(leaving.size(), Batch.MAX - 1));
      return some.isEmpty() || (remove(organization, some) && some.size() == leaving.size())
          ? Optional.of(true)
          : Optional.empty();
    });
  }

  private boolean remove(OrganizationId organization, List<Stored> gone) {
    Batch batch = Batch.in(organization.value());
    gone.forEach(held -> batch.delete(held.id(), held.etag()));
    QuotaUse together =
        gone.stream().map(held -> held.holding().amounts()).reduce(QuotaUse.NONE, QuotaUse::plus);
    return isDone(
        organization, HoldingSums.add(batch, QuotaUse.NONE.minus(together), QuotaLimits.NONE));
  }

  @Override
  public boolean settle(Holding seen, QuotaUse amounts) {
    Optional<Stored> asSeen =
        items
            .find(seen.organization(), seen.holder())
            .filter(stored -> stored.holding().equals(seen));
    State next = seen.state() == State.TAKEN ? State.KEPT : seen.state();
    return asSeen.isPresent() && replace(asSeen, next(seen, amounts, next), QuotaLimits.NONE);
  }

  private static Holding next(Holding held, QuotaUse amounts, State state) {
    return new Holding(
        held.organization(), held.holder(), amounts, state, held.since(), held.version() + 1);
  }

  @Override
  public Optional<Holding> find(OrganizationId organization, Holder holder) {
    return items.find(organization, holder).map(Stored::holding);
  }

  /// What it costs for all organizations grows with those in which something was opened lately.
  @Override
  public List<Holding> open(
      Optional<OrganizationId> organization, Optional<Holding> after, int limit) {
    List<Holding> open = new ArrayList<>();
    for (OrganizationId one : organization.map(List::of).orElseGet(active::all)) {
      int order = after.map(last -> one.value().compareTo(last.organization().value())).orElse(1);
      if (order >= 0 && open.size() < limit) {
        Optional<Holder> last = after.filter(_ -> order == 0).map(Holding::holder);
        items.open(one, last, limit - open.size()).forEach(held -> open.add(held.holding()));
      }
    }
    open.stream().map(Holding::organization).distinct().forEach(active::note);
    return open;
  }

  @Override
  public QuotaUse use(OrganizationId organization) {
    return sums.read(organization);
  }

  private static <T> T untilAnswered(Supplier<Optional<T>> attempt) {
    return Turns.untilAnswered(HoldingItems.COUNTING, attempt);
  }
}
