package dev.slipway.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.webhook.DeliveryState;
import dev.slipway.domain.webhook.DeliveryTry;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.SigningKeys;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.domain.webhook.WebhookDelivery;
import dev.slipway.domain.webhook.WebhookId;
import dev.slipway.domain.webhook.WebhookState;
import dev.slipway.domain.webhook.WebhookUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The documents about webhooks that are in stores already.
final class WebhookDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final ProjectId HELLO = new ProjectId("hello");
  private static final WebhookId ID = new WebhookId("wh_k3f9x0a1b2c4");

  private static final Webhook WEBHOOK =
      new Webhook(
          ID,
          HELLO,
          new OrganizationId("acme"),
          new WebhookUrl("https://example.com/hook?token=t"),
          Reach.PUBLIC,
          List.of(EventType.DEPLOYMENT_SUCCEEDED, EventType.DEPLOYMENT_FAILED),
          new WebhookState.On(Optional.of(NOW)),
          SigningKeys.first(secret(1), NOW).rotate(secret(2), Duration.ofHours(1), NOW),
          NOW,
          3);
  private static final String WEBHOOK_TEXT =
      """
      {"id":"wh_k3f9x0a1b2c4","project":"hello","organization":"acme",\
      "url":"https://example.com/hook?token=t","reach":"PUBLIC",\
      "events":["DEPLOYMENT_SUCCEEDED","DEPLOYMENT_FAILED"],\
      "state":{"type":"on","failingSince":"2026-11-23T12:00:00Z"},\
      "keys":{"current":{"project":"hello","name":"WEBHOOK_K3F9X0A1B2C4","version":2},\
      "since":"2026-11-23T12:00:00Z",\
      "retiring":{"secret":{"project":"hello","name":"WEBHOOK_K3F9X0A1B2C4","version":1},\
      "until":"2026-11-23T13:00:00Z"}},\
      "createdAt":"2026-11-23T12:00:00Z","version":3}\
      """;

  private static final WebhookDelivery DELIVERY =
      WebhookDelivery.of(
              WEBHOOK,
              EventType.DEPLOYMENT_FAILED,
              new DeploymentId("deploy_1763935200000_a"),
              "{\"a\":1}",
              NOW)
          .tried(
              new DeliveryTry(
                  NOW,
                  Duration.ofMillis(15),
                  new DeliveryTry.Unanswered(
                      Problem.passing(ProblemCode.WEBHOOK_TIMEOUT, "tried", "why", "fix"))),
              new DeliveryState.Waiting(NOW.plusSeconds(5), 1));
  private static final String DELIVERY_TEXT =
      """
      {"id":"msg_c78b0e3ec90eca6ba1397578e7f731c1","webhook":"wh_k3f9x0a1b2c4","project":"hello",\
      "event":"DEPLOYMENT_FAILED","deployment":"deploy_1763935200000_a","body":"{\\"a\\":1}",\
      "createdAt":"2026-11-23T12:00:00Z",\
      "state":{"type":"waiting","nextTry":"2026-11-23T12:00:05Z","tries":1},\
      "tries":[{"at":"2026-11-23T12:00:00Z","took":0.015000000,"outcome":{"type":"unanswered",\
      "problem":{"code":"WEBHOOK_TIMEOUT","tried":"tried","where":"","why":"why","fix":"fix",\
      "retryable":true,"evidence":[]}}}],"version":1}\
      """;

  private final Documents documents = new Documents();

  @Test
  void aWebhookIsWrittenAsBeforeAndReadAgain() {
    assertThat(documents.toJson(WEBHOOK)).isEqualTo(WEBHOOK_TEXT);
    assertThat(documents.readWebhook(WEBHOOK_TEXT)).isEqualTo(WEBHOOK);
  }

  @ParameterizedTest
  @EnumSource
  void aWebhookThatIsOffIsReadAsItWasWritten(WebhookState.Reason reason) {
    Webhook off = WEBHOOK.off(NOW, reason);

    assertThat(documents.readWebhook(documents.toJson(off))).isEqualTo(off);
  }

  @Test
  void aDeliveryIsWrittenAsBeforeAndReadAgain() {
    assertThat(documents.toJson(DELIVERY)).isEqualTo(DELIVERY_TEXT);
    assertThat(documents.readWebhookDelivery(DELIVERY_TEXT)).isEqualTo(DELIVERY);
  }

  @Test
  void aDeliveryThatHasEndedIsReadAsItWasWritten() {
    DeliveryTry taken =
        new DeliveryTry(NOW, Duration.ofMillis(3), new DeliveryTry.Answered(204, "ok"));
    for (DeliveryState end :
        List.of(
            new DeliveryState.Delivered(NOW),
            new DeliveryState.GivenUp(NOW, DeliveryState.Reason.GONE))) {
      WebhookDelivery ended = DELIVERY.tried(taken, end);
      assertThat(documents.readWebhookDelivery(documents.toJson(ended))).isEqualTo(ended);
    }
  }

  private static SecretReference secret(int version) {
    return new SecretReference(HELLO, Webhook.secretName(ID), version);
  }
}
