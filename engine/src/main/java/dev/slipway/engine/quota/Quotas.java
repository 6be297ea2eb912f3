package dev.slipway.engine.quota;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.quota.Holder;
import dev.slipway.domain.quota.QuotaLimits;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.domain.quota.Reservation;
import dev.slipway.engine.usage.UsageNotes;
import dev.slipway.ports.quota.QuotaAnswer;
import dev.slipway.ports.quota.QuotaLedger;
import dev.slipway.ports.store.DeploymentStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds a place in its organization's quotas for every deployment, from before it is saved until
/// after its end is and what it used is noted. A process that ends in between leaves a place
/// behind, which is settled by what the store says: when the organization is next refused, or when
/// the sweeper comes by.
public final class Quotas {
  /// A deployment that is not saved this long after it was asked for never will be.
  static final Duration QUIET = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Quotas.class);
  private static final int PAGE = 500;

  /// Looks at few places, because a caller may be refused again and again.
  private static final int GLANCE = 50;

  private final QuotaLedger ledger;
  private final UsageNotes usage;
  private final DeploymentStore deployments;
  private final Limits limits;
  private final Holdings holdings;
  private final InstantSource clock;

  public Quotas(
      QuotaLedger ledger,
      UsageNotes usage,
      DeploymentStore deployments,
      Limits limits,
      Holdings holdings,
      InstantSource clock) {
    this.ledger = ledger;
    this.usage = usage;
    this.deployments = deployments;
    this.limits = limits;
    this.holdings = holdings;
    this.clock = clock;
  }

  /// Takes a place for a deployment that is about to be saved. Going back to an earlier release, or
  /// taking over a rotated secret, is counted and never refused.
  public QuotaAnswer reserve(Deployment deployment) {
    DeploymentRequest request = deployment.request();
    Reservation reservation =
        new Reservation(deployment.id(), request.organization(), request.at());
    QuotaLimits limit =
        switch (request.subject()) {
          case Subject.FromSource _ -> limits.of(request.organization());
          case Subject.FromRelease _, Subject.Rotated _ -> QuotaLimits.NONE;
        };
    QuotaAnswer answer = ledger.reserve(reservation, limit);
    boolean mayHaveRoom =
        answer instanceof QuotaAnswer.Refused && settleSome(request.organization());
    return mayHaveRoom ? ledger.reserve(reservation, limit) : answer;
  }

  /// Gives a place back whose deployment was not saved.
  public void tryGiveBack(Deployment refused) {
    attempt(refused.id(), () -> ledger.giveBack(refused.id()));
  }

  /// Settles the place of a deployment if it has ended.
  public void trySettle(Deployment deployment) {
    attempt(deployment.id(), () -> settle(deployment));
    if (deployment.state().phase().isFinal()) {
      DeploymentRequest request = deployment.request();
      holdings.trySettle(
          request.organization(), new Holder.OfReleases(request.project(), request.environment()));
    }
  }

  /// Settles every place that was left behind, and what things hold that were left open.
  public void settleAll() {
    ledger.holders().forEach(this::settleAll);
    holdings.settleAll();
  }

  /// The organization's deployments whose place is not settled yet.
  public Set<DeploymentId> unsettled(OrganizationId organization) {
    Set<DeploymentId> unsettled = new HashSet<>();
    List<Reservation> page = ledger.open(organization, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      page.forEach(reservation -> unsettled.add(reservation.deployment()));
      page = ledger.open(organization, Optional.of(page.getLast().deployment()), PAGE);
    }
    return unsettled;
  }

  /// What the organization uses now.
  public QuotaUse use(OrganizationId organization) {
    return ledger.use(organization, clock.instant()).plus(holdings.use(organization));
  }

  /// What organizations may use.
  public Limits limits() {
    return limits;
  }

  private boolean settleSome(OrganizationId organization) {
    return settle(ledger.open(organization, Optional.empty(), GLANCE)) > 0;
  }

  private void settleAll(OrganizationId organization) {
    List<Reservation> page = ledger.open(organization, Optional.empty(), PAGE);
    while (!page.isEmpty()) {
      settle(page);
      page = ledger.open(organization, Optional.of(page.getLast().deployment()), PAGE);
    }
  }

  private long settle(List<Reservation> reservations) {
    return reservations.stream().filter(this::settle).count();
  }

  private boolean settle(Reservation reservation) {
    Optional<Deployment> deployment = deployments.find(reservation.deployment());
    if (deployment.isPresent()) {
      return settle(deployment.get());
    }
    boolean neverCame = reservation.at().isBefore(clock.instant().minus(QUIET));
    if (neverCame) {
      ledger.giveBack(reservation.deployment());
    }
    return neverCame;
  }

  /// A place that is still held is what brings somebody back to note what was used.
  private boolean settle(Deployment deployment) {
    boolean hasEnded = deployment.state().phase().isFinal();
    if (hasEnded) {
      usage.ended(deployment, ledger);
    }
    return hasEnded;
  }

  /// What a deployment has come to holds, whether or not its place is settled at once.
  private static void attempt(DeploymentId id, Runnable settling) {
    try {
      settling.run();
    } catch (SlipwayException e) {
      LOG.warn("The place of {} is settled later: {}", id, e.problem().summary());
    }
  }
}
