package dev.slipway.ports.quota;

import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Holding.State;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Holdings in memory.
public final class MemoryHoldingLedger implements HoldingLedger {
  private static final Comparator<Key> ORDER =
      Comparator.comparing((Key key) -> key.organization().value()).thenComparing(Key::holder);

  private final SortedMap<Key, Holding> holdings = new TreeMap<>(ORDER);

  private record Key(OrganizationId organization, String holder) {
    static Key of(Holding holding) {
      return new Key(holding.organization(), holding.holder().id());
    }
  }

  @Override
  public synchronized HoldingAnswer take(
      OrganizationId organization,
      Holder holder,
      QuotaUse amounts,
      QuotaLimits limits,
      Instant since) {
    Optional<Holding> before = find(organization, holder);
    if (before
        .filter(held -> held.state() == State.KEPT && held.amounts().equals(amounts))
        .isPresent()) {
      return new HoldingAnswer.Held(before.get());
    }
    QuotaUse held = before.map(Holding::amounts).orElse(QuotaUse.NONE);
    QuotaUse next = held.max(amounts);
    QuotaUse use = use(organization);
    Optional<Quota> full = limits.exceededBy(next.minus(held), use);
    if (full.isPresent()) {
      Quota quota = full.get();
      return new HoldingAnswer.Refused(quota, limits.of(quota).orElseThrow(), use.of(quota));
    }
    long version = before.map(Holding::version).orElse(0L) + 1;
    Holding taken = new Holding(organization, holder, next, State.TAKEN, since, version);
    holdings.put(Key.of(taken), taken);
    return new HoldingAnswer.Held(taken);
  }

  @Override
  public synchronized void leave(OrganizationId organization, Holder holder) {
    find(organization, holder).ifPresent(this::leave);
  }

  @Override
  public synchronized void leave(OrganizationId organization, ProjectId project) {
    of(organization, project).forEach(this::leave);
  }

  private void leave(Holding held) {
    holdings.put(Key.of(held), next(held, held.amounts(), State.LEAVING));
  }

  @Override
  public synchronized void left(OrganizationId organization, ProjectId project) {
    of(organization, project).stream()
        .filter(held -> held.state() == State.LEAVING)
        .forEach(held -> holdings.remove(Key.of(held)));
  }

  private List<Holding> of(OrganizationId organization, ProjectId project) {
    return holdings.values().stream()
        .filter(held -> held.organization().equals(organization))
        .filter(held -> held.holder().project().equals(project))
        .toList();
  }

  @Override
  public synchronized boolean settle(Holding seen, QuotaUse amounts) {
    Key key = Key.of(seen);
    if (!seen.equals(holdings.get(key))) {
      return false;
    }
    if (amounts.equals(QuotaUse.NONE)) {
      holdings.remove(key);
    } else {
      State state = seen.state() == State.TAKEN ? State.KEPT : seen.state();
      holdings.put(key, next(seen, amounts, state));
    }
    return true;
  }

  private static Holding next(Holding held, QuotaUse amounts, State state) {
    return new Holding(
        held.organization(), held.holder(), amounts, state, held.since(), held.version() + 1);
  }

  @Override
  public synchronized Optional<Holding> find(OrganizationId organization, Holder holder) {
    return Optional.ofNullable(holdings.get(new Key(organization, holder.id())));
  }

  @Override
  public synchronized List<Holding> open(
      Optional<OrganizationId> organization, Optional<Holding> after, int limit) {
    return holdings.values().stream()
        .filter(held -> held.state() != State.KEPT)
        .filter(held -> organization.filter(one -> !one.equals(held.organization())).isEmpty())
        .filter(
            held -> after.filter(last -> ORDER.compare(Key.of(held), Key.of(last)) <= 0).isEmpty())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized QuotaUse use(OrganizationId organization) {
    return holdings.values().stream()
        .filter(held -> held.organization().equals(organization))
        .map(Holding::amounts)
        .reduce(QuotaUse.NONE, QuotaUse::plus);
  }
}
