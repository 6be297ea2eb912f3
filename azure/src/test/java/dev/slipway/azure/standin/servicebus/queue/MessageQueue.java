package dev.slipway.azure.standin.servicebus.queue;

import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.Lock;
import dev.slipway.azure.standin.servicebus.queue.QueuedMessage.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A queue with its dead letters, as Service Bus keeps it. Belongs to one thread. What passes with
/// time happens when it is told to look at its clock.
public final class MessageQueue {
  private static final int MAX_PEEKED = 250;

  private final QueueSettings settings;
  private final InstantSource clock;
  private final Messages messages = new Messages();
  private final Optional<DuplicateHistory> history;
  private final Optional<MessageQueue> deadLetters;
  private final Sessions sessions;

  public static MessageQueue create(QueueSettings settings, InstantSource clock) {
    return new MessageQueue(
        settings,
        clock,
        Optional.of(new MessageQueue(settings.ofDeadLetters(), clock, Optional.empty())));
  }

  private MessageQueue(
      QueueSettings settings, InstantSource clock, Optional<MessageQueue> deadLetters) {
    this.settings = settings;
    this.clock = clock;
    this.history = settings.duplicateWindow().map(DuplicateHistory::new);
    this.deadLetters = deadLetters;
    this.sessions = new Sessions(settings.lock(), messages);
  }

  public QueueSettings settings() {
    return settings;
  }

  /// The sub-queue with what was put aside; that one has none.
  public Optional<MessageQueue> deadLetters() {
    return deadLetters;
  }

  public Sessions sessions() {
    return sessions;
  }

  /// Takes a message in; the number it got, or none when it is a duplicate and was dropped.
  public OptionalLong send(NewMessage message) {
    Instant now = clock.instant();
    if (history.isPresent() && !history.get().isNew(message.id(), now)) {
      return OptionalLong.empty();
    }
    boolean isDue = message.scheduledFor().filter(due -> due.isAfter(now)).isEmpty();
    return OptionalLong.of(
        isDue
            ? enqueue(message, Map.of(), 0)
            : messages.add(State.SCHEDULED, message, Map.of(), 0, now, Optional.empty()));
  }

  private long enqueue(NewMessage message, Map<String, Object> properties, int deliveries) {
    Instant now = clock.instant();
    Optional<Instant> end = message.timeToLive().or(settings::timeToLive).map(now::plus);
    return messages.add(State.ACTIVE, message, properties, deliveries, now, end);
  }

  /// Takes a scheduled message away before it is due; false when there is none of that number.
  public boolean cancel(long sequenceNumber) {
    Optional<QueuedMessage> found = messages.find(sequenceNumber);
    boolean isScheduled = found.filter(it -> it.state() == State.SCHEDULED).isPresent();
    if (isScheduled) {
      messages.remove(sequenceNumber);
    }
    return isScheduled;
  }

  /// The oldest free message, of one session where the queue has sessions, locked.
  public Optional<QueuedMessage> receive(Optional<String> session) {
    return nextFree(session).map(message -> lock(message, sessions.lockEnd(session)));
  }

  /// The oldest free message, taken away.
  public Optional<QueuedMessage> receiveAndDelete(Optional<String> session) {
    Optional<QueuedMessage> next = nextFree(session);
    next.ifPresent(message -> messages.remove(message.sequenceNumber()));
    return next;
  }

  private Optional<QueuedMessage> nextFree(Optional<String> session) {
    lookAtClock();
    return messages.firstFree(it -> session.isEmpty() || it.message().session().equals(session));
  }

  private QueuedMessage lock(QueuedMessage message, Optional<Instant> sessionEnd) {
    Instant end = sessionEnd.orElseGet(() -> clock.instant().plus(settings.lock()));
    return messages.put(message.lockedWith(new Lock(UUID.randomUUID(), end)));
  }

  /// Locks the deferred message of a number; empty when there is none, or somebody has it.
  public Optional<QueuedMessage> receiveDeferred(long sequenceNumber) {
    lookAtClock();
    return messages
        .find(sequenceNumber)
        .filter(it -> it.state() == State.DEFERRED && it.lock().isEmpty())
        .map(it -> lock(it, sessions.lockEnd(it.message().session())));
  }

  /// Takes a lock back as if the message had never been handed out.
  public void release(UUID token) {
    messages.lockedWith(token).ifPresent(it -> messages.put(it.released(it.state(), 0, Map.of())));
  }

  /// Messages in any state from a number on, locked ones among them.
  public List<QueuedMessage> peek(long from, int max, Optional<String> session) {
    lookAtClock();
    Predicate<QueuedMessage> wanted =
        it -> session.isEmpty() || it.message().session().equals(session);
    return messages.from(from).filter(wanted).limit(Math.min(max, MAX_PEEKED)).toList();
  }

  /// Does what the holder of a lock decided; false when that lock has ended.
  public boolean settle(UUID token, Settlement settlement) {
    lookAtClock();
    Optional<QueuedMessage> held = messages.lockedWith(token);
    held.ifPresent(message -> settle(message, settlement));
    return held.isPresent();
  }

  private void settle(QueuedMessage message, Settlement settlement) {
    switch (settlement) {
      case Settlement.Complete() -> messages.remove(message.sequenceNumber());
      case Settlement.Abandon(Map<String, Object> changes) -> giveBack(message, changes);
      case Settlement.Defer(Map<String, Object> changes) ->
          messages.put(message.released(State.DEFERRED, 0, changes));
      case Settlement.DeadLetter(Map<String, Object> changes) -> putAside(message, changes);
    }
  }

  private void giveBack(QueuedMessage message, Map<String, Object> changes) {
    QueuedMessage released = message.released(message.state(), 1, changes);
    if (released.deliveries() >= settings.maxDeliveries()) {
      putAside(released, Reasons.deliveredTooOften(settings.maxDeliveries()));
    } else {
      messages.put(released);
    }
  }

  private void putAside(QueuedMessage message, Map<String, Object> changes) {
    messages.remove(message.sequenceNumber());
    QueuedMessage released = message.released(State.ACTIVE, 0, changes);
    deadLetters.ifPresent(letters ->
        letters.enqueue(released.message(), released.properties(), released.deliveries()));
  }

  /// Moves the end of a lock; empty when it has ended.
  public Optional<Instant> renew(UUID token) {
    lookAtClock();
    return messages
        .lockedWith(token)
        .map(it ->
            messages.put(it.lockedWith(new Lock(token, clock.instant().plus(settings.lock())))))
        .flatMap(QueuedMessage::lock)
        .map(Lock::until);
  }

  public Counts counts() {
    lookAtClock();
    long aside = deadLetters.map(letters -> letters.counts().total()).orElse(0L);
    return new Counts(
        messages.count(State.ACTIVE),
        messages.count(State.SCHEDULED),
        messages.count(State.DEFERRED),
        aside,
        messages.size() + aside);
  }

  /// Ends locks, makes scheduled messages active and puts an end to what lived too long, as far as
  /// it is time.
  public void lookAtClock() {
    Instant now = clock.instant();
    sessions.endLocks(now);
    messages.lockedUntil(now).forEach(it -> giveBack(it, Map.of()));
    messages
        .scheduledUntil(now)
        .forEach(it -> {
          messages.remove(it.sequenceNumber());
          enqueue(it.message(), it.properties(), it.deliveries());
        });
    messages.expiredBy(now).forEach(this::expire);
    deadLetters.ifPresent(MessageQueue::lookAtClock);
  }

  private void expire(QueuedMessage message) {
    if (settings.deadLettersExpired()) {
      putAside(message, Reasons.expired());
    } else {
      messages.remove(message.sequenceNumber());
    }
  }

  /// When something next happens by itself.
  public Optional<Instant> nextChange() {
    return Stream.of(
            messages.nextChange(),
            sessions.nextEnd(),
            deadLetters.flatMap(MessageQueue::nextChange))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }
}
