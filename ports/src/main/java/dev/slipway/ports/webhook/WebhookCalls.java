package dev.slipway.ports.webhook;

import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.WebhookUrl;

/// Calls receivers. Nothing that a receiver does makes a call throw, last or take more than
/// bounded.
public interface WebhookCalls {
  /// The most characters of an answer's body that are kept.
  int MAX_EXCERPT = 4_096;

  /// Returns when the URL leads where it may now. Throws `WEBHOOK_URL_REFUSED` when any address of
  /// its host is out of reach, or its host has none.
  void check(WebhookUrl url, Reach reach);

  /// Posts, and answers what came back: a redirect is an answer like any other and is not followed.
  /// The address is checked again, and what was checked is what is connected to. Without an answer
  /// the problem is `WEBHOOK_URL_REFUSED`, `WEBHOOK_UNREACHABLE`, `WEBHOOK_TLS_FAILED` or
  /// `WEBHOOK_TIMEOUT`.
  CallResult call(WebhookCall call);
}
