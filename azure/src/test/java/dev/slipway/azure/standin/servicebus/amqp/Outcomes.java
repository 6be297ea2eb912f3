package dev.slipway.azure.standin.servicebus.amqp;

import dev.slipway.azure.standin.servicebus.queue.Settlement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Modified;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.jspecify.annotations.Nullable;

/// Reads the state in which a receiver leaves a delivery.
final class Outcomes {
  private Outcomes() {}

  /// What it means; empty for a state that settles nothing.
  static Optional<Settlement> settlement(DeliveryState state) {
    return Optional.ofNullable(
        switch (state) {
          case Accepted _ -> new Settlement.Complete();
          case Released _ -> new Settlement.Abandon(Map.of());
          case Modified modified when Boolean.TRUE.equals(modified.getUndeliverableHere()) ->
              new Settlement.Defer(changes(modified.getMessageAnnotations()));
          case Modified modified ->
              new Settlement.Abandon(changes(modified.getMessageAnnotations()));
          case Rejected rejected ->
              new Settlement.DeadLetter(
                  changes(rejected.getError() == null ? null : rejected.getError().getInfo()));
          default -> null;
        });
  }

  /// Properties to change; their names come as strings or as symbols.
  static Map<String, Object> changes(@Nullable Object map) {
    Map<String, Object> changes = new LinkedHashMap<>();
    if (map instanceof Map<?, ?> values) {
      values.forEach((name, value) -> changes.put(name.toString(), value));
    }
    return changes;
  }
}
