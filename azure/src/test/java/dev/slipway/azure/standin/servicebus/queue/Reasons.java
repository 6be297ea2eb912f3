package dev.slipway.azure.standin.servicebus.queue;

import java.util.Map;

/// Why Service Bus itself puts messages aside.
final class Reasons {
  private static final String REASON = "DeadLetterReason";
  private static final String DESCRIPTION = "DeadLetterErrorDescription";

  private Reasons() {}

  static Map<String, Object> deliveredTooOften(int max) {
    return Map.of(
        REASON,
        "MaxDeliveryCountExceeded",
        DESCRIPTION,
        "Message could not be consumed after %d delivery attempts.".formatted(max));
  }

  static Map<String, Object> expired() {
    return Map.of(
        REASON, "TTLExpiredException", DESCRIPTION, "The message expired and was dead lettered.");
  }
}
