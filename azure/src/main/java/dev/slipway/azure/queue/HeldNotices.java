package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.ServiceBusReceivedMessage;
import dev.slipway.ports.queue.Delivery;
import dev.slipway.ports.queue.Notice;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The deliveries of this process that are not settled yet, by the number of their message. A
/// message that is delivered again takes the place of what was known of it.
final class HeldNotices {
  private final Map<Long, Held> held = new ConcurrentHashMap<>();

  /// A message that this process locked.
  ///
  /// @param until when its lock ends, by the clock of this process
  record Held(ServiceBusReceivedMessage message, Instant until) {
    long number() {
      return message.getSequenceNumber();
    }

    String receipt() {
      return number() + "/" + message.getLockToken();
    }
  }

  Delivery hold(
      ServiceBusReceivedMessage message,
      Notice notice,
      int deliveries,
      Instant now,
      Instant until) {
    forgetEnded(now);
    Held delivered = new Held(message, until);
    held.put(delivered.number(), delivered);
    return new Delivery(notice, delivered.receipt(), deliveries);
  }

  /// What a delivery is known by; empty when it is settled or was delivered again.
  Optional<Held> find(Delivery delivery) {
    return held.values().stream().filter(it -> it.receipt().equals(delivery.receipt())).findFirst();
  }

  void renewed(Held delivery, Instant until) {
    held.replace(delivery.number(), delivery, new Held(delivery.message(), until));
  }

  void letGo(Held delivery) {
    held.computeIfPresent(
        delivery.number(), (_, now) -> now.receipt().equals(delivery.receipt()) ? null : now);
  }

  /// The numbers of those whose lock lasts; the others are forgotten.
  Set<Long> numbers(Instant now) {
    forgetEnded(now);
    return Set.copyOf(held.keySet());
  }

  private void forgetEnded(Instant now) {
    held.values().removeIf(it -> !it.until().isAfter(now));
  }
}
