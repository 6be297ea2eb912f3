package dev.slipway.azure.standin.servicebus.queue;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The queues of a Service Bus namespace by their address; upper and lower case are the same.
/// Belongs to one thread.
public final class Namespace {
  private static final String DEAD_LETTERS = "/$deadletterqueue";

  private final InstantSource clock;
  private final Map<String, MessageQueue> queues = new TreeMap<>();

  public Namespace(InstantSource clock) {
    this.clock = clock;
  }

  /// Makes a queue; false when there is one of that name.
  public boolean create(QueueSettings settings) {
    return queues.putIfAbsent(key(settings.name()), MessageQueue.create(settings, clock)) == null;
  }

  public boolean delete(String name) {
    return queues.remove(key(name)) != null;
  }

  /// The queue, or the dead letters of the queue, at an address.
  public Optional<MessageQueue> find(String address) {
    String key = key(address);
    return key.endsWith(DEAD_LETTERS)
        ? Optional.ofNullable(queues.get(key.substring(0, key.length() - DEAD_LETTERS.length())))
            .flatMap(MessageQueue::deadLetters)
        : Optional.ofNullable(queues.get(key));
  }

  public Collection<MessageQueue> all() {
    return List.copyOf(queues.values());
  }

  /// Lets happen in every queue what it is time for.
  public void lookAtClock() {
    queues.values().forEach(MessageQueue::lookAtClock);
  }

  /// When something next happens by itself in any queue.
  public Optional<Instant> nextChange() {
    return queues.values().stream()
        .flatMap(queue -> queue.nextChange().stream())
        .min(Comparator.naturalOrder());
  }

  private static String key(String address) {
    return address.toLowerCase(Locale.ROOT);
  }
}
