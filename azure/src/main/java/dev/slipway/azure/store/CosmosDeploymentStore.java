package dev.slipway.azure.store;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Items;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.cosmos.Turns;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.statistic.Counter;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentCounts;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.Page;
import dev.slipway.ports.store.SaveResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deployments in Cosmos DB. Leases end by the database's time.
public final class CosmosDeploymentStore implements DeploymentStore, DeploymentStatistics {
  private static final Logger LOG = LoggerFactory.getLogger(CosmosDeploymentStore.class);

  private final Partitions partitions;
  private final DeploymentItems items;
  private final ProjectStates states;
  private final OpenDeployments open;
  private final EndedCounts counts;
  private final EndedSums sums;
  private final KeyedAdmissions admissions;
  private final Saves saves;
  private final Leases leases;
  private final Sweep sweep;
  private final DeploymentPages pages;
  private final ServerClock clock;
  private final SentNotices sent = new SentNotices();

  /// Each until its holder gives it back, which it always does.
  private final Set<Lease> endedUnder = ConcurrentHashMap.newKeySet();

  private final Turns turns = new Turns();
  private final Changes changes = new Changes();

  public CosmosDeploymentStore(CosmosStorage storage) {
    Items projects = storage.projects();
    clock = storage.clock();
    partitions = new Partitions(storage.service());
    items = new DeploymentItems(projects, partitions);
    states = new ProjectStates(projects);
    open = new OpenDeployments(storage.service(), clock);
    counts = new EndedCounts(storage.service());
    sums = new EndedSums(storage.service());
    EventNotes events = new EventNotes(storage);
    admissions =
        new KeyedAdmissions(
            new Admissions(projects, partitions, items, states, open, events, clock),
            new RequestKeys(storage.organizations(), projects, items, clock),
            items);
    saves = new Saves(projects, items, states, events, clock);
    leases = new Leases(projects, partitions, items, clock);
    sweep = new Sweep(projects, items, open, counts, clock);
    pages = new DeploymentPages(projects, items);
  }

  @Override
  public Admission admit(Deployment deployment, AdmissionTerms terms) {
    Admission admission =
        turns.take(
            Partitions.of(deployment).partition(), () -> admissions.admit(deployment, terms));
    changes.raise(deployment.id());
    if (admission instanceof Admission.Waiting waiting) {
      waiting.displaced().ifPresent(this::ended);
    }
    return admission;
  }

  @Override
  public Optional<Admission> earlier(OrganizationId organization, IdempotencyKey key) {
    return admissions.earlier(organization, key);
  }

  @Override
  public Optional<Deployment> find(DeploymentId id) {
    return items.find(id).map(StoredDeployment::deployment);
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment) {
    return save(deployment, Optional.empty());
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment, Lease lease) {
    return save(deployment, Optional.of(lease));
  }

  private SaveResult<Deployment> save(Deployment deployment, Optional<Lease> lease) {
    Deployment next = deployment.withVersion(deployment.version() + 1);
    boolean isSaved = turns.take(Partitions.of(next).partition(), () -> saves.save(next, lease));
    if (!isSaved) {
      return new SaveResult.Conflict<>();
    }
    if (next.state().phase().isFinal()) {
      lease.ifPresent(endedUnder::add);
      ended(next);
    }
    changes.raise(next.id());
    return new SaveResult.Saved<>(next);
  }

  /// The end is saved and stays so. What cannot be counted now is counted by the sweep, which finds
  /// the note of it still there.
  private void ended(Deployment ended) {
    changes.raise(ended.id());
    try {
      sweep.finish(ended);
    } catch (SlipwayException e) {
      LOG.warn("The end of {} will be counted later", ended.id(), e);
    }
  }

  @Override
  public Optional<Lease> acquire(DeploymentId id, String holder, Duration duration) {
    return leases.acquire(id, holder, duration);
  }

  @Override
  public Optional<Lease> begin(Deployment deployment, String holder, Duration duration) {
    Deployment next = deployment.withVersion(deployment.version() + 1);
    Optional<Lease> lease =
        turns.take(
            Partitions.of(next).partition(),
            () -> saves.begin(next, leases.free(holder, duration)));
    lease.ifPresent(_ -> changes.raise(next.id()));
    return lease;
  }

  @Override
  public boolean renew(Lease lease, Duration duration) {
    return leases.renew(lease, duration);
  }

  /// The lease of one whose end was saved under it needs no giving back.
  @Override
  public void release(Lease lease) {
    if (!endedUnder.remove(lease)) {
      leases.release(lease);
    }
  }

  /// One that somebody has leased had its notice.
  @Override
  public List<Deployment> noticesDue(int limit) {
    Set<DeploymentId> known = sent.known();
    List<StoredDeployment> living = sweep.readable(sent.unsent(known, open.all()));
    living.stream()
        .filter(found -> found.epoch() > 0)
        .forEach(found -> sent.add(found.deployment().id()));
    return living.stream()
        .filter(CosmosDeploymentStore::isNoticeDue)
        .map(StoredDeployment::deployment)
        .limit(limit)
        .toList();
  }

  private static boolean isNoticeDue(StoredDeployment found) {
    return found.place() == Place.ACTIVE && found.epoch() == 0;
  }

  @Override
  public void noticeSent(DeploymentId id) {
    sent.add(id);
  }

  @Override
  public List<Deployment> unattended(Duration quiet, int limit) {
    List<StoredDeployment> living = sweep.readable(open.all());
    Instant now = clock.next();
    return living.stream()
        .filter(found -> found.isUnattended(now, quiet))
        .sorted(Comparator.comparingLong(StoredDeployment::savedAt))
        .map(StoredDeployment::deployment)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Deployment> active(ProjectId project, Environment environment) {
    return active(states.read(project).state().slot(environment).active());
  }

  /// Where nobody waited, the state of the project goes on naming the one that has ended.
  @Override
  public Optional<Deployment> next(Deployment ended) {
    if (saves.hasEndedAlone(ended.id())) {
      return Optional.empty();
    }
    DeploymentRequest request = ended.request();
    return active(
            states
                .read(request.project())
                .state()
                .slot(request.environment())
                .active()
                .filter(active -> !active.equals(ended.id())))
        .filter(next -> next.state().phase() == Phase.QUEUED);
  }

  private Optional<Deployment> active(Optional<DeploymentId> named) {
    return named
        .flatMap(items::find)
        .filter(found -> found.place() == Place.ACTIVE)
        .map(StoredDeployment::deployment);
  }

  @Override
  public Page<Deployment> list(ProjectId project, Optional<String> after, int limit) {
    return pages.list(project, after, limit);
  }

  @Override
  public DeploymentCounts counts() {
    Map<Phase, Long> byPhase = new EnumMap<>(Phase.class);
    for (StoredDeployment living : sweep.readable(open.all())) {
      byPhase.merge(living.deployment().state().phase(), 1L, Long::sum);
    }
    byPhase.putAll(statistics(new Scope.Everything()).outcomes());
    return new DeploymentCounts(byPhase);
  }

  @Override
  public Statistics statistics(Scope scope) {
    return Statistics.of(
        switch (scope) {
          case Scope.Everything() -> sums.ofAll();
          case Scope.Organization(OrganizationId id) -> counts.of(id);
          case Scope.OfProject(ProjectId id) -> ofProject(id);
        });
  }

  private Map<Counter, Long> ofProject(ProjectId project) {
    Map<Counter, Long> counters = new HashMap<>();
    new EndedSlots(items)
        .without(states.read(project).state())
        .counters()
        .forEach((key, count) -> counters.put(Counter.of(key), count));
    return counters;
  }

  @Override
  public Optional<Deployment> awaitChange(DeploymentId id, long version, Duration patience) {
    return changes.await(id, version, patience, () -> find(id));
  }
}
