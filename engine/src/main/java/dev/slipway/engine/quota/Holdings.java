package dev.slipway.engine.quota;

import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.source.SourceId;
import dev.slipway.ports.quota.HoldingAnswer;
import dev.slipway.ports.quota.HoldingLedger;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets projects, sources and releases hold what they use of their organization's quotas, from
/// before they are there until after they are gone. A process that ends in between leaves open what
/// became of them, which is settled by what the stores say: when the organization is next refused,
/// or when the sweeper comes by.
public final class Holdings {
  private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);
  private static final int PAGE = 500;

  /// Looks at few things, because a caller may be refused again and again.
  private static final int GLANCE = 50;

  private final HoldingLedger ledger;
  private final Presence presence;
  private final Limits limits;
  private final InstantSource clock;

  public Holdings(HoldingLedger ledger, Presence presence, Limits limits, InstantSource clock) {
    this.ledger = ledger;
    this.presence = presence;
    this.limits = limits;
    this.clock = clock;
  }

  /// Lets something hold at least that much; `DEPLOYMENT_QUOTA_EXCEEDED` when there is no room.
  ///
  /// @param tried what the organization hears that was tried: `Tried to make a project`
  public Holding take(OrganizationId organization, Holder holder, QuotaUse amounts, String tried) {
    QuotaLimits allowed = limits.of(organization);
    HoldingAnswer answer = take(organization, holder, amounts, allowed);
    if (answer instanceof HoldingAnswer.Refused && settleSome(organization)) {
      answer = take(organization, holder, amounts, allowed);
    }
    return switch (answer) {
      case HoldingAnswer.Held(Holding held) -> held;
      case HoldingAnswer.Refused(Quota quota, long limit, long used) ->
          throw QuotaRefusal.of(organization, tried, quota, limit, used, amounts.of(quota));
    };
  }

  /// The same for what is never refused.
  public void takeFreely(OrganizationId organization, Holder holder, QuotaUse amounts) {
    take(organization, holder, amounts, QuotaLimits.NONE);
  }

  private HoldingAnswer take(
      OrganizationId organization, Holder holder, QuotaUse amounts, QuotaLimits allowed) {
    return ledger.take(organization, holder, amounts, allowed, clock.instant());
  }

  /// Refuses already now what would be refused whatever its size.
  public void requireSome(OrganizationId organization, Quota quota, String tried) {
    Optional<Long> limit = limits.of(organization).of(quota);
    if (limit.isPresent()
        && use(organization).of(quota) >= limit.get()
        && !settleSome(organization)) {
      throw QuotaRefusal.of(
          organization, tried, quota, limit.get(), use(organization).of(quota), 1);
    }
  }

  /// Gives back what was taken for something that did not come to be. Changes nothing when somebody
  /// has taken it again.
  public void tryGiveBack(Holding taken) {
    attempt(taken.holder(), () -> ledger.settle(taken, QuotaUse.NONE));
  }

  /// To be called before a project is removed.
  public void leave(OrganizationId organization, ProjectId project) {
    ledger.leave(organization, project);
  }

  /// To be called after a project was removed with all that was its.
  public void tryLeft(OrganizationId organization, ProjectId project) {
    attempt(new Holder.OfProject(project), () -> ledger.left(organization, project));
  }

  /// To be called before a source of a project is forgotten while the project stays. What it holds
  /// is given back when the source is found to be gone.
  public void leave(OrganizationId organization, ProjectId project, SourceId source) {
    ledger.leave(organization, new Holder.OfSource(project, source));
  }

  /// What something holds.
  Optional<Holding> find(OrganizationId organization, Holder holder) {
    return ledger.find(organization, holder);
  }

  /// Settles what something holds, if that is open and what became of it is clear.
  public void trySettle(OrganizationId organization, Holder holder) {
    attempt(
        holder,
        () ->
            ledger
                .find(organization, holder)
                .filter(held -> held.state() != Holding.State.KEPT)
                .ifPresent(this::settle));
  }

  /// Settles everything that was left open.
  public void settleAll() {
    List<Holding> page = ledger.open(Optional.empty(), Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.forEach(this::settle);
      page = ledger.open(Optional.empty(), Optional.of(page.getLast()), PAGE);
    }
  }

  /// What all that is of the organization holds together.
  public QuotaUse use(OrganizationId organization) {
    return ledger.use(organization);
  }

  private boolean settleSome(OrganizationId organization) {
    QuotaUse before = use(organization);
    ledger.open(Optional.of(organization), Optional.empty(), GLANCE).forEach(this::settle);
    return !use(organization).equals(before);
  }

  private void settle(Holding held) {
    presence
        .of(held, clock.instant())
        .ifPresent(there -> {
          boolean asItIs = held.state() == Holding.State.LEAVING && there.equals(held.amounts());
          if (!asItIs) {
            ledger.settle(held, there);
          }
        });
  }

  /// What has happened has happened, whether or not it is counted at once.
  private static void attempt(Holder holder, Runnable settling) {
    try {
      settling.run();
    } catch (SlipwayException e) {
      LOG.warn("What {} holds is settled later: {}", holder.id(), e.problem().summary());
    }
  }
}
