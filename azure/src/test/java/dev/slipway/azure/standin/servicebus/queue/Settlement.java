package dev.slipway.azure.standin.servicebus.queue;

import java.util.Map;

/// What a receiver makes of a message that it has locked.
public sealed interface Settlement {
  /// It is done with.
  record Complete() implements Settlement {}

  /// Somebody may have it again; this delivery was in vain.
  record Abandon(Map<String, Object> changes) implements Settlement {}

  /// It stays, for whoever asks for it by its number.
  record Defer(Map<String, Object> changes) implements Settlement {}

  /// It is put aside.
  record DeadLetter(Map<String, Object> changes) implements Settlement {}
}
