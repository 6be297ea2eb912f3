package dev.slipway.http.webhooks;

import dev.slipway.domain.project.Secret;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.SigningSecret;
import dev.slipway.domain.webhook.WebhookUrl;
import dev.slipway.engine.webhook.NewWebhook;
import dev.slipway.engine.webhook.WebhookChange;
import dev.slipway.http.json.Members;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads what webhooks are asked for with.
final class WebhookRequests {
  private static final Duration STANDARD_OVERLAP = Duration.ofDays(1);
  private static final String EVENT_NAMES =
      EventType.OF_DEPLOYMENTS.stream().map(EventType::id).collect(Collectors.joining(", "));

  private WebhookRequests() {}

  static NewWebhook added(Members body) {
    Optional<WebhookUrl> url = body.required("url", WebhookUrl::new);
    Optional<List<EventType>> events = events(body);
    Optional<Boolean> active = body.flag("active");
    Optional<SigningSecret> secret = secret(body);
    body.check();
    return new NewWebhook(
        url.orElseThrow(), events.orElse(EventType.OF_DEPLOYMENTS), active.orElse(true), secret);
  }

  static WebhookChange change(Members body) {
    Optional<WebhookUrl> url = body.optional("url", WebhookUrl::new);
    Optional<List<EventType>> events = events(body);
    Optional<Boolean> active = body.flag("active");
    if (body.has("secret")) {
      body.refuse("secret", "is changed by rotating it");
    }
    body.check();
    return new WebhookChange(url, events, active);
  }

  /// The secret that is given; empty to make one.
  static Optional<SigningSecret> secret(Members body) {
    return body.optional("secret", text -> new SigningSecret(Secret.of(text)));
  }

  /// How long deliveries are signed with the old secret too.
  static Duration overlap(Members body) {
    return body.seconds("graceSeconds", SigningKeys.MAX_OVERLAP.toSeconds())
        .orElse(STANDARD_OVERLAP);
  }

  private static Optional<List<EventType>> events(Members body) {
    if (!body.has("events")) {
      return Optional.empty();
    }
    List<EventType> events = new ArrayList<>();
    for (String name : body.texts("events", EventType.OF_DEPLOYMENTS.size())) {
      EventType.ofDeployments(name)
          .ifPresentOrElse(
              events::add, () -> body.refuse("events", "can only have these: " + EVENT_NAMES));
    }
    if (events.isEmpty()) {
      body.refuse("events", "names none of " + EVENT_NAMES);
    }
    return Optional.of(events);
  }
}
