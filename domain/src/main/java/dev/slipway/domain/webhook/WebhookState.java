package dev.slipway.domain.webhook;

import java.time.Instant;
import java.util.Optional;

/// Whether a webhook is delivered to.
public sealed interface WebhookState {
  /// It is.
  ///
  /// @param failingSince the first try that failed after the last one that did not
  record On(Optional<Instant> failingSince) implements WebhookState {
    static final On WELL = new On(Optional.empty());
  }

  /// Nothing is delivered, and what happens meanwhile never will be.
  record Off(Instant since, Reason reason) implements WebhookState {}

  /// Why it was switched off.
  enum Reason {
    /// Somebody asked for it.
    ASKED,
    /// The receiver answered 410: it wants no more.
    GONE,
    /// Nothing could be delivered for days.
    FAILING
  }
}
