package dev.slipway.azure.queue;

import com.azure.messaging.servicebus.models.SubQueue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Mono;

/// Tries what the queue allows, over links of its own, and leaves the queue as it is: Service Bus
/// asks for the claim to listen where the queue is browsed, and for that to send already where a
/// link for it is opened.
final class QueueRights {
  private final Bus bus;
  private final Calls calls;
  private final ServiceBusFailures failures;

  QueueRights(Bus bus, Calls calls, ServiceBusFailures failures) {
    this.bus = bus;
    this.calls = calls;
    this.failures = failures;
  }

  /// Throws a `SlipwayException` that names the right that is missing, or says why none could be
  /// tried.
  void require(String tried) {
    Set<QueueRight> missing = missing(tried);
    if (missing.size() == QueueRight.values().length) {
      throw failures.refused(tried);
    }
    Optional<QueueRight> one = missing.stream().findFirst();
    if (one.isPresent()) {
      throw failures.missing(tried, one.get());
    }
  }

  private Set<QueueRight> missing(String tried) {
    var receiver = bus.receiver(SubQueue.NONE);
    var sender = bus.sender();
    try {
      Set<QueueRight> missing = EnumSet.allOf(QueueRight.class);
      if (isAllowed(tried, receiver.peekMessage(0))) {
        missing.remove(QueueRight.LISTEN);
      }
      if (isAllowed(tried, sender.createMessageBatch())) {
        missing.remove(QueueRight.SEND);
      }
      return missing;
    } finally {
      bus.close(sender);
      bus.close(receiver);
    }
  }

  private boolean isAllowed(String tried, Mono<?> attempt) {
    return calls
        .await(
            tried,
            attempt
                .thenReturn(true)
                .onErrorResume(ServiceBusFailures::isUnauthorized, _ -> Mono.just(false)))
        .orElse(false);
  }
}
