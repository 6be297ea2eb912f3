package dev.slipway.engine.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.engine.execution.Redactor;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.webhook.CallResult;
import dev.slipway.ports.webhook.WebhookCall;
import dev.slipway.ports.webhook.WebhookCalls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// Calls receivers with the header fields of [Standard
/// Webhooks](https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md),
/// and keeps of an answer what may be shown.
final class SignedCalls {
  /// How much of an answer is kept, in characters.
  static final int EXCERPT = 1_024;

  private final SecretStore store;
  private final SigningSecrets secrets;
  private final WebhookCalls calls;
  private final PrivateAddresses privateAddresses;

  SignedCalls(SecretStore store, WebhookCalls calls, PrivateAddresses privateAddresses) {
    this.store = store;
    this.secrets = new SigningSecrets(store);
    this.calls = calls;
    this.privateAddresses = privateAddresses;
  }

  CallResult call(Webhook webhook, WebhookDelivery delivery, Instant now) {
    List<SigningSecret> signing = secrets.of(webhook, now);
    if (signing.isEmpty()) {
      return new CallResult.Unanswered(unsigned(webhook));
    }
    CallResult result =
        calls.call(
            new WebhookCall(
                webhook.url(),
                privateAddresses.now(webhook.reach()),
                headers(delivery, signing, now),
                delivery.body()));
    return switch (result) {
      case CallResult.Answered answered ->
          new CallResult.Answered(
              answered.status(),
              answered.retryAfter(),
              shortened(redactor(webhook, signing).redact(answered.excerpt())));
      case CallResult.Unanswered _ -> result;
    };
  }

  /// Nothing goes out that a receiver could not tell from a forgery.
  private static Problem unsigned(Webhook webhook) {
    return Problem.of(
            ProblemCode.STORAGE_READ_FAILED,
            "Tried to sign a delivery",
            "The secret of the webhook is gone",
            "Rotate the secret of the webhook")
        .at(webhook.id().value());
  }

  private static SequencedMap<String, String> headers(
      WebhookDelivery delivery, List<SigningSecret> signing, Instant now) {
    String timestamp = Long.toString(now.getEpochSecond());
    String content = String.join(".", delivery.id().value(), timestamp, delivery.body());
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", delivery.id().value());
    headers.put("webhook-timestamp", timestamp);
    headers.put(
        "webhook-signature",
        signing.stream().map(secret -> secret.sign(content)).collect(Collectors.joining(" ")));
    return headers;
  }

  private Redactor redactor(Webhook webhook, List<SigningSecret> signing) {
    List<Secret> hidden = new ArrayList<>(store.all(webhook.project()));
    signing.forEach(secret -> hidden.add(secret.bare()));
    return new Redactor(hidden);
  }

  private static String shortened(String text) {
    return text.length() <= EXCERPT ? text : text.substring(0, EXCERPT) + "…";
  }
}
