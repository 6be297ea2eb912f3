package dev.slipway.azure.standin.servicebus.queue;

import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.Lock;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.State;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The messages of a queue by their number, and which of them are free, locked or scheduled.
final class Messages {
  private final TreeMap<Long, QueuedMessage> all = new TreeMap<>();
  private final NavigableSet<Long> free = new TreeSet<>();
  private final Map<UUID, Long> locked = new HashMap<>();
  private final NavigableSet<Long> scheduled = new TreeSet<>();
  private final NavigableSet<Long> mortal = new TreeSet<>();
  private long lastNumber;

  long add(
      State state,
      NewMessage message,
      Map<String, Object> properties,
      int deliveries,
      Instant at,
      Optional<Instant> end) {
    long number = ++lastNumber;
    put(
        new QueuedMessage(
            number, state, deliveries, at, end, properties, Optional.empty(), message));
    return number;
  }

  QueuedMessage put(QueuedMessage message) {
    remove(message.sequenceNumber());
    long number = message.sequenceNumber();
    all.put(number, message);
    message.lock().ifPresent(lock -> locked.put(lock.token(), number));
    if (message.isFree()) {
      free.add(number);
    }
    if (message.state() == State.SCHEDULED) {
      scheduled.add(number);
    }
    if (message.expiresAt().isPresent()) {
      mortal.add(number);
    }
    return message;
  }

  void remove(long number) {
    QueuedMessage removed = all.remove(number);
    if (removed != null) {
      removed.lock().ifPresent(lock -> locked.remove(lock.token()));
      free.remove(number);
      scheduled.remove(number);
      mortal.remove(number);
    }
  }

  Optional<QueuedMessage> find(long number) {
    return Optional.ofNullable(all.get(number));
  }

  Optional<QueuedMessage> firstFree(Predicate<QueuedMessage> wanted) {
    return free.stream().map(all::get).filter(Objects::nonNull).filter(wanted).findFirst();
  }

  Stream<QueuedMessage> from(long number) {
    return all.tailMap(number).values().stream();
  }

  Optional<QueuedMessage> lockedWith(UUID token) {
    return Optional.ofNullable(locked.get(token)).flatMap(this::find);
  }

  /// Those whose lock has ended by then.
  List<QueuedMessage> lockedUntil(Instant now) {
    return these(locked.values())
        .filter(it -> !it.lock().map(Lock::until).orElse(Instant.MAX).isAfter(now))
        .toList();
  }

  List<QueuedMessage> lockedIn(String session) {
    return these(locked.values())
        .filter(it -> it.message().session().equals(Optional.of(session)))
        .toList();
  }

  List<QueuedMessage> scheduledUntil(Instant now) {
    return these(scheduled)
        .filter(it -> !dueAt(it).isAfter(now))
        .sorted(Comparator.comparing(Messages::dueAt))
        .toList();
  }

  List<QueuedMessage> expiredBy(Instant now) {
    return these(mortal)
        .filter(it -> it.isFree() && !it.expiresAt().orElse(Instant.MAX).isAfter(now))
        .toList();
  }

  long count(State state) {
    return all.values().stream().filter(it -> it.state() == state).count();
  }

  int size() {
    return all.size();
  }

  Optional<Instant> nextChange() {
    Stream<Instant> locks =
        these(locked.values()).flatMap(it -> it.lock().map(Lock::until).stream());
    Stream<Instant> schedules = these(scheduled).map(Messages::dueAt);
    Stream<Instant> ends = these(mortal).flatMap(it -> it.expiresAt().stream());
    return Stream.of(locks, schedules, ends)
        .flatMap(instants -> instants)
        .min(Comparator.naturalOrder());
  }

  private static Instant dueAt(QueuedMessage message) {
    return message.message().scheduledFor().orElse(Instant.MIN);
  }

  private Stream<QueuedMessage> these(Collection<Long> numbers) {
    return List.copyOf(numbers).stream().map(all::get).filter(Objects::nonNull);
  }
}
