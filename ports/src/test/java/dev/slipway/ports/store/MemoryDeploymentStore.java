package dev.slipway.ports.store;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.deployment.DeploymentRequest;
import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.deployment.Lease;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.deployment.Subject;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceId;
import dev.slipway.domain.statistic.Counter;
import dev.slipway.domain.statistic.Scope;
import dev.slipway.domain.statistic.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Deployments in memory, in the order in which they were admitted. Its clock judges leases.
public final class MemoryDeploymentStore
    implements DeploymentStore, DeploymentStatistics, DeploymentRetention {
  private final InstantSource clock;
  private final Map<DeploymentId, Row> rows = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<UsedKey, Use> uses = new HashMap<>();
  private final Map<Scope, Map<Counter, Long>> counts = new HashMap<>();
  private final List<Consumer<Deployment>> listeners = new CopyOnWriteArrayList<>();
  private long admitted;

  public MemoryDeploymentStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Admission admit(Deployment deployment, AdmissionTerms terms) {
    return locked(() -> {
      Optional<Admission> before =
          terms.key().flatMap(key -> earlier(deployment.request().organization(), key));
      if (before.isPresent()) {
        return before.get();
      }
      var request = deployment.request();
      Optional<Deployment> active = active(request.project(), request.environment());
      if (active.isPresent() && !terms.mayWait()) {
        return new Admission.Busy(active.get());
      }
      if (rows.containsKey(deployment.id())) {
        throw new IllegalStateException("the id is taken: " + deployment.id());
      }
      Optional<Deployment> displaced = active.flatMap(_ -> displace(request));
      Deployment first = deployment.withVersion(1);
      put(
          new Row(
              ++admitted,
              first,
              active.isPresent(),
              active.isEmpty(),
              clock.instant(),
              0,
              Optional.empty()));
      terms.key().ifPresent(key -> remember(request, key, first.id()));
      return active
          .<Admission>map(other -> new Admission.Waiting(first, other, displaced))
          .orElseGet(() -> new Admission.Admitted(first));
    });
  }

  @Override
  public Optional<Admission> earlier(OrganizationId organization, IdempotencyKey key) {
    return locked(() -> used(organization, key));
  }

  private Optional<Admission> used(OrganizationId organization, IdempotencyKey key) {
    return Optional.ofNullable(uses.get(new UsedKey(organization, key.value())))
        .filter(use -> use.at().isAfter(clock.instant().minus(AdmissionTerms.KEY_LIFE)))
        .flatMap(use ->
            use.request().equals(key.request())
                ? find(use.deployment()).map(Admission.Repeated::new)
                : Optional.of(new Admission.KeyTaken()));
  }

  private void remember(DeploymentRequest request, IdempotencyKey key, DeploymentId deployment) {
    uses.put(
        new UsedKey(request.organization(), key.value()),
        new Use(key.request(), deployment, clock.instant()));
  }

  private Optional<Deployment> displace(DeploymentRequest request) {
    Optional<Row> waiting =
        rows.values().stream()
            .filter(row -> row.waiting() && row.isIn(request.project(), request.environment()))
            .findFirst();
    return waiting.map(row -> {
      Deployment cancelled =
          row.deployment().cancel(request.at()).withVersion(row.deployment().version() + 1);
      put(row.with(cancelled, clock.instant()));
      count(cancelled);
      return cancelled;
    });
  }

  private void activateWaiting(DeploymentRequest request) {
    if (active(request.project(), request.environment()).isEmpty()) {
      rows.values().stream()
          .filter(row -> row.waiting() && row.isIn(request.project(), request.environment()))
          .findFirst()
          .ifPresent(row -> put(row.activated(clock.instant())));
    }
  }

  @Override
  public Optional<Deployment> find(DeploymentId id) {
    return row(id).map(Row::deployment);
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment) {
    return save(deployment, _ -> true);
  }

  @Override
  public SaveResult<Deployment> save(Deployment deployment, Lease lease) {
    return save(deployment, row -> row.isHeldBy(lease));
  }

  private SaveResult<Deployment> save(Deployment deployment, Predicate<Row> allowed) {
    return locked(() -> {
      Optional<Row> saved =
          row(deployment.id())
              .filter(row -> row.deployment().version() == deployment.version())
              .filter(allowed);
      if (saved.isEmpty()) {
        return new SaveResult.Conflict<>();
      }
      Deployment next = deployment.withVersion(deployment.version() + 1);
      put(saved.get().with(next, clock.instant()));
      if (next.state().phase().isFinal()) {
        count(next);
        activateWaiting(next.request());
      }
      return new SaveResult.Saved<>(next);
    });
  }

  @Override
  public Optional<Lease> acquire(DeploymentId id, String holder, Duration duration) {
    return locked(() -> {
      Instant now = clock.instant();
      Optional<Row> free = row(id).filter(Row::isActive).filter(row -> !row.isLeased(now));
      free.ifPresent(row -> put(row.leasedTo(holder, now.plus(duration), row.epoch() + 1)));
      return free.map(row -> new Lease(id, holder, row.epoch() + 1));
    });
  }

  @Override
  public boolean renew(Lease lease, Duration duration) {
    return locked(() -> {
      Optional<Row> held = row(lease.deployment()).filter(row -> row.isHeldBy(lease));
      held.ifPresent(
          row -> put(row.leasedTo(lease.holder(), clock.instant().plus(duration), lease.epoch())));
      return held.isPresent();
    });
  }

  @Override
  public void release(Lease lease) {
    locked(() -> {
      row(lease.deployment())
          .filter(row -> row.isHeldBy(lease))
          .ifPresent(row -> put(row.withoutLease()));
      return true;
    });
  }

  @Override
  public List<Deployment> noticesDue(int limit) {
    return select(all -> all.filter(Row::noticeDue), limit);
  }

  @Override
  public void noticeSent(DeploymentId id) {
    locked(() -> {
      row(id).ifPresent(row -> put(row.withNoticeSent()));
      return true;
    });
  }

  @Override
  public List<Deployment> unattended(Duration quiet, int limit) {
    Instant now = clock.instant();
    return select(
        all ->
            all.filter(Row::isActive)
                .filter(row -> !row.isLeased(now) && !row.savedAt().isAfter(now.minus(quiet)))
                .sorted(Comparator.comparing(Row::savedAt)),
        limit);
  }

  @Override
  public Optional<Deployment> active(ProjectId project, Environment environment) {
    return select(all -> all.filter(Row::isActive).filter(row -> row.isIn(project, environment)), 1)
        .stream()
        .findFirst();
  }

  @Override
  public Page<Deployment> list(ProjectId project, Optional<String> after, int limit) {
    long before = after.map(MemoryDeploymentStore::number).orElse(Long.MAX_VALUE);
    List<Row> found =
        locked(() -> new ArrayList<>(rows.values())).reversed().stream()
            .filter(row -> row.isOf(project) && row.number() < before)
            .limit(limit + 1L)
            .toList();
    List<Row> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(Row::deployment).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(items.getLast().number()))
            : Optional.empty());
  }

  @Override
  public DeploymentCounts counts() {
    return locked(() -> {
      Map<Phase, Long> counts = new EnumMap<>(Phase.class);
      rows.values().forEach(row -> counts.merge(row.deployment().state().phase(), 1L, Long::sum));
      return new DeploymentCounts(counts);
    });
  }

  private void count(Deployment ended) {
    for (Scope scope : Scope.of(ended.request())) {
      Map<Counter, Long> counters = counts.computeIfAbsent(scope, _ -> new HashMap<>());
      Counter.of(ended).forEach(counter -> counters.merge(counter, 1L, Long::sum));
    }
  }

  @Override
  public Statistics statistics(Scope scope) {
    return locked(() -> Statistics.of(counts.getOrDefault(scope, Map.of())));
  }

  @Override
  public Optional<Deployment> awaitChange(DeploymentId id, long version, Duration patience) {
    return locked(() -> {
      long left = patience.toNanos();
      while (left > 0 && find(id).filter(found -> found.version() > version).isEmpty()) {
        try {
          left = changed.awaitNanos(left);
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
          break;
        }
      }
      return find(id);
    });
  }

  @Override
  public Page<EndedDeployment> ended(
      ProjectId project, Environment environment, Optional<String> after, int limit) {
    return locked(() -> {
      List<Row> all = rows.values().stream().filter(row -> row.isIn(project, environment)).toList();
      List<Row> ended = after(all, after).filter(row -> row.isFinal()).limit(limit + 1L).toList();
      return page(
          ended,
          limit,
          row ->
              new EndedDeployment(
                  row.deployment(),
                  all.size() - all.indexOf(row) - 1L,
                  isRemembered(row.deployment().id())));
    });
  }

  @Override
  public Page<Deployment> unfinished(Optional<String> after, int limit) {
    return locked(() -> {
      List<Row> unfinished =
          after(rows.values(), after).filter(row -> !row.isFinal()).limit(limit + 1L).toList();
      return page(unfinished, limit, Row::deployment);
    });
  }

  private static Stream<Row> after(Collection<Row> rows, Optional<String> after) {
    long number = after.map(MemoryDeploymentStore::number).orElse(0L);
    return rows.stream().filter(row -> row.number() > number);
  }

  private static <T> Page<T> page(List<Row> found, int limit, Function<Row, T> item) {
    List<Row> rows = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        rows.stream().map(item).toList(),
        found.size() > limit
            ? Optional.of(Long.toString(rows.getLast().number()))
            : Optional.empty());
  }

  @Override
  public List<DeploymentId> of(ProjectId project, SourceId source, int limit) {
    return locked(() ->
        new ArrayList<>(rows.values())
            .reversed().stream()
                .filter(row -> row.isOf(project))
                .map(Row::deployment)
                .filter(row -> row.request().subject().equals(new Subject.FromSource(source)))
                .limit(limit)
                .map(Deployment::id)
                .toList());
  }

  @Override
  public Set<DeploymentId> known(Collection<DeploymentId> ids) {
    return locked(() -> ids.stream().filter(rows::containsKey).collect(Collectors.toSet()));
  }

  @Override
  public Set<DeploymentId> forget(Collection<DeploymentId> ids) {
    return locked(() -> {
      Set<DeploymentId> forgotten =
          ids.stream()
              .filter(id -> row(id).filter(Row::isFinal).isPresent() && !isRemembered(id))
              .collect(Collectors.toSet());
      rows.keySet().removeAll(forgotten);
      uses.values().removeIf(use -> forgotten.contains(use.deployment()));
      return forgotten;
    });
  }

  private boolean isRemembered(DeploymentId id) {
    Instant since = clock.instant().minus(AdmissionTerms.KEY_LIFE);
    return uses.values().stream()
        .anyMatch(use -> use.deployment().equals(id) && use.at().isAfter(since));
  }

  /// Makes a change elsewhere while no deployment of the project is under way.
  boolean unlessUnderWay(ProjectId project, BooleanSupplier change) {
    return locked(() ->
        rows.values().stream().filter(row -> row.isOf(project)).allMatch(row -> row.isFinal())
            && change.getAsBoolean());
  }

  /// Makes a change elsewhere while the lease is the latest one of a deployment that is not final.
  <T> SaveResult<T> underLease(Lease lease, Supplier<T> change) {
    return locked(() ->
        row(lease.deployment()).filter(Row::isActive).filter(row -> row.isHeldBy(lease)).isPresent()
            ? new SaveResult.Saved<>(change.get())
            : new SaveResult.Conflict<>());
  }

  void forget(ProjectId project) {
    locked(() -> {
      counts.remove(new Scope.OfProject(project));
      return rows.values().removeIf(row -> row.isOf(project));
    });
  }

  private Optional<Row> row(DeploymentId id) {
    return locked(() -> Optional.ofNullable(rows.get(id)));
  }

  private void put(Row row) {
    Deployment now = row.deployment();
    Row before = rows.put(now.id(), row);
    if (before == null || before.deployment().state().phase() != now.state().phase()) {
      listeners.forEach(listener -> listener.accept(now));
    }
    changed.signalAll();
  }

  /// Tells every deployment that comes into another phase, while nobody sees that it has.
  public void onMove(Consumer<Deployment> listener) {
    listeners.add(listener);
  }

  private List<Deployment> select(UnaryOperator<Stream<Row>> selection, int limit) {
    return locked(
        () -> selection.apply(rows.values().stream()).limit(limit).map(Row::deployment).toList());
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static long number(String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to list deployments",
              "That is not where a page ended",
              "Pass what the page before answered, or nothing for the first page"),
          e);
    }
  }

  private record Row(
      long number,
      Deployment deployment,
      boolean waiting,
      boolean noticeDue,
      Instant savedAt,
      long epoch,
      Optional<Holding> holding) {
    boolean isOf(ProjectId project) {
      return deployment.request().project().equals(project);
    }

    boolean isIn(ProjectId project, Environment environment) {
      return isOf(project) && deployment.request().environment() == environment;
    }

    boolean isFinal() {
      return deployment.state().phase().isFinal();
    }

    boolean isActive() {
      return !waiting && !deployment.state().phase().isFinal();
    }

    Row activated(Instant now) {
      return new Row(number, deployment, false, true, now, epoch, holding);
    }

    boolean isLeased(Instant now) {
      return holding.isPresent() && holding.get().until().isAfter(now);
    }

    boolean isHeldBy(Lease lease) {
      return epoch == lease.epoch()
          && deployment.id().equals(lease.deployment())
          && holding.map(Holding::holder).equals(Optional.of(lease.holder()));
    }

    Row with(Deployment next, Instant now) {
      boolean stillWaits = waiting && !next.state().phase().isFinal();
      return new Row(number, next, stillWaits, noticeDue, now, epoch, holding);
    }

    Row leasedTo(String holder, Instant until, long epoch) {
      return new Row(
          number,
          deployment,
          waiting,
          noticeDue,
          savedAt,
          epoch,
          Optional.of(new Holding(holder, until)));
    }

    Row withoutLease() {
      return new Row(number, deployment, waiting, noticeDue, savedAt, epoch, Optional.empty());
    }

    Row withNoticeSent() {
      return new Row(number, deployment, waiting, false, savedAt, epoch, holding);
    }
  }

  private record UsedKey(OrganizationId organization, String key) {}

  private record Use(Digest request, DeploymentId deployment, Instant at) {}

  private record Holding(String holder, Instant until) {}
}
