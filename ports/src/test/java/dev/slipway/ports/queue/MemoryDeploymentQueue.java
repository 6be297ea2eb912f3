package dev.slipway.ports.queue;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.project.OrganizationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Notices in memory, with what was put aside. Looks at its clock every few milliseconds, so that a
/// test may move it while a receiver waits.
public final class MemoryDeploymentQueue implements DeploymentQueue, DeadLetters {
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final InstantSource clock;
  private final Duration lock;
  private final Map<Long, Entry> entries = new LinkedHashMap<>();
  private final Map<String, DeadLetter> deadLetters = new LinkedHashMap<>();
  private final Map<OrganizationId, Long> turns = new HashMap<>();
  private long counter;

  public MemoryDeploymentQueue(InstantSource clock) {
    this(clock, LOCK);
  }

  /// A queue that locks deliveries for another while than [#LOCK].
  public MemoryDeploymentQueue(InstantSource clock, Duration lock) {
    this.clock = clock;
    this.lock = lock;
  }

  @Override
  public synchronized void send(Notice notice, Duration delay) {
    Instant due = clock.instant().plus(delay);
    Optional<Entry> waiting =
        entries.values().stream()
            .filter(entry -> entry.notice().equals(notice) && !isHeld(entry))
            .findFirst();
    Entry entry =
        waiting
            .map(first -> first.due().isBefore(due) ? first : first.dueAt(due))
            .orElseGet(() -> new Entry(++counter, notice, due, Optional.empty(), 0));
    entries.put(entry.number(), entry);
    notifyAll();
  }

  @Override
  public synchronized List<Delivery> receive(int max, Duration patience) {
    long start = System.nanoTime();
    List<Delivery> deliveries = take(max);
    while (deliveries.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
      try {
        TimeUnit.NANOSECONDS.timedWait(this, LOOK_AGAIN_NANOS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return List.of();
      }
      deliveries = take(max);
    }
    return deliveries;
  }

  private List<Delivery> take(int max) {
    List<Delivery> taken = new ArrayList<>();
    Optional<Entry> next = nextInTurn();
    while (taken.size() < max && next.isPresent()) {
      Entry entry = next.get().deliveredUntil(clock.instant().plus(lock), "r" + ++counter);
      entries.put(entry.number(), entry);
      turns.put(entry.notice().fairKey(), ++counter);
      taken.add(new Delivery(entry.notice(), entry.receipt().orElseThrow(), entry.deliveries()));
      next = nextInTurn();
    }
    return taken;
  }

  private Optional<Entry> nextInTurn() {
    return entries.values().stream()
        .filter(this::isDue)
        .min(
            Comparator.<Entry, Long>comparing(
                    entry -> turns.getOrDefault(entry.notice().fairKey(), 0L))
                .thenComparing(Entry::due));
  }

  @Override
  public synchronized boolean renew(Delivery delivery) {
    Optional<Entry> held = held(delivery);
    held.ifPresent(entry -> entries.put(entry.number(), entry.dueAt(clock.instant().plus(lock))));
    return held.isPresent();
  }

  @Override
  public synchronized void complete(Delivery delivery) {
    held(delivery).ifPresent(entry -> entries.remove(entry.number()));
  }

  @Override
  public synchronized void retryLater(Delivery delivery, Duration delay) {
    held(delivery)
        .ifPresent(entry ->
            entries.put(entry.number(), entry.handedBackUntil(clock.instant().plus(delay))));
    notifyAll();
  }

  @Override
  public synchronized void deadLetter(Delivery delivery, Problem reason) {
    held(delivery)
        .ifPresent(entry -> {
          entries.remove(entry.number());
          if (!hasLetter(entry.notice().deployment())) {
            String id = Long.toString(++counter);
            deadLetters.put(
                id,
                new DeadLetter(
                    id, Optional.of(entry.notice()), reason, entry.deliveries(), clock.instant()));
          }
        });
  }

  private boolean hasLetter(DeploymentId deployment) {
    return deadLetters.values().stream()
        .flatMap(letter -> letter.notice().stream())
        .anyMatch(notice -> notice.deployment().equals(deployment));
  }

  @Override
  public synchronized Set<DeploymentId> noticed() {
    return entries.values().stream()
        .map(entry -> entry.notice().deployment())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public synchronized QueueDepth depth() {
    long held = entries.values().stream().filter(this::isHeld).count();
    Optional<Duration> oldest =
        entries.values().stream()
            .filter(this::isDue)
            .map(Entry::due)
            .min(Comparator.naturalOrder())
            .map(due -> Duration.between(due, clock.instant()));
    return new QueueDepth(entries.size() - held, held, deadLetters.size(), oldest);
  }

  @Override
  public synchronized List<DeadLetter> peek(int limit) {
    return deadLetters.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized Optional<DeadLetter> find(String id) {
    return Optional.ofNullable(deadLetters.get(id));
  }

  @Override
  public synchronized boolean discard(String id) {
    return deadLetters.remove(id) != null;
  }

  private Optional<Entry> held(Delivery delivery) {
    return entries.values().stream()
        .filter(entry -> entry.receipt().equals(Optional.of(delivery.receipt())) && isHeld(entry))
        .findFirst();
  }

  private boolean isHeld(Entry entry) {
    return entry.receipt().isPresent() && !isDue(entry);
  }

  private boolean isDue(Entry entry) {
    return !entry.due().isAfter(clock.instant());
  }

  /// @param due when it may be delivered; for one that a receiver holds, the end of its lock
  private record Entry(
      long number, Notice notice, Instant due, Optional<String> receipt, int deliveries) {
    Entry dueAt(Instant instant) {
      return new Entry(number, notice, instant, receipt, deliveries);
    }

    Entry deliveredUntil(Instant end, String newReceipt) {
      return new Entry(number, notice, end, Optional.of(newReceipt), deliveries + 1);
    }

    Entry handedBackUntil(Instant instant) {
      return new Entry(number, notice, instant, Optional.empty(), deliveries);
    }
  }
}
