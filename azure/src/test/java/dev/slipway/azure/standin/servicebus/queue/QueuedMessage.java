package dev.slipway.azure.standin.servicebus.queue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A message in a queue.
///
/// @param deliveries how often it was handed out in vain
/// @param enqueuedAt when it became active
/// @param properties what settlements wrote over its own application properties
/// @param lock of the receiver that has it now
public record QueuedMessage(
    long sequenceNumber,
    State state,
    int deliveries,
    Instant enqueuedAt,
    Optional<Instant> expiresAt,
    Map<String, Object> properties,
    Optional<Lock> lock,
    NewMessage message) {
  /// Where a message stands.
  public enum State {
    ACTIVE,
    DEFERRED,
    SCHEDULED
  }

  /// The right of one receiver to settle a message.
  public record Lock(UUID token, Instant until) {}

  boolean isFree() {
    return state == State.ACTIVE && lock.isEmpty();
  }

  QueuedMessage lockedWith(Lock newLock) {
    return new QueuedMessage(
        sequenceNumber,
        state,
        deliveries,
        enqueuedAt,
        expiresAt,
        properties,
        Optional.of(newLock),
        message);
  }

  /// Without a lock, in the state that a settlement led to.
  QueuedMessage released(State newState, int vainDeliveries, Map<String, Object> changes) {
    Map<String, Object> merged = new LinkedHashMap<>(properties);
    merged.putAll(changes);
    return new QueuedMessage(
        sequenceNumber,
        newState,
        deliveries + vainDeliveries,
        enqueuedAt,
        expiresAt,
        merged,
        Optional.empty(),
        message);
  }
}
