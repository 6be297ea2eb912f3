package dev.slipway.azure.standin.servicebus.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Which sessions of a queue are held until when, and the state that was left with each.
public final class Sessions {
  private final Duration lock;
  private final Messages messages;
  private final Map<String, Instant> held = new HashMap<>();
  private final Map<String, byte[]> states = new HashMap<>();

  Sessions(Duration lock, Messages messages) {
    this.lock = lock;
    this.messages = messages;
  }

  /// A session that nobody holds and that has a message.
  public Optional<String> next() {
    return messages
        .firstFree(it -> it.message().session().filter(id -> !held.containsKey(id)).isPresent())
        .flatMap(it -> it.message().session());
  }

  public boolean isHeld(String session) {
    return held.containsKey(session);
  }

  /// Holds a session from now on, or goes on holding it; until when.
  public Instant hold(String session, Instant now) {
    Instant end = now.plus(lock);
    held.put(session, end);
    for (QueuedMessage message : messages.lockedIn(session)) {
      message
          .lock()
          .ifPresent(
              own -> messages.put(message.lockedWith(new QueuedMessage.Lock(own.token(), end))));
    }
    return end;
  }

  /// Gives a session back, with the messages that were locked in it.
  public void release(String session) {
    held.remove(session);
    for (QueuedMessage message : messages.lockedIn(session)) {
      messages.put(message.released(message.state(), 1, Map.of()));
    }
  }

  Optional<Instant> lockEnd(Optional<String> session) {
    return session.map(held::get);
  }

  void endLocks(Instant now) {
    held.values().removeIf(end -> !end.isAfter(now));
  }

  Optional<Instant> nextEnd() {
    return held.values().stream().min(Comparator.naturalOrder());
  }

  public Optional<byte[]> state(String session) {
    return Optional.ofNullable(states.get(session));
  }

  public void leaveState(String session, Optional<byte[]> state) {
    state.ifPresentOrElse(value -> states.put(session, value), () -> states.remove(session));
  }
}
