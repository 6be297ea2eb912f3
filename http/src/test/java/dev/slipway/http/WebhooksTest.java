package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.webhook.Reach;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {
  private static final String HOOKS = "/projects/hello/webhooks";
  private static final String LOCAL = "{\"url\":\"http://127.0.0.1:9/hook?token=s3cret\"}";

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.projects.save(Examples.project("hello"));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aSecretIsShownOnceAndAQueryNever() throws IOException {
    JsonNode added = json(api.json("POST", HOOKS, LOCAL), 201);

    assertThat(added.get("secret").asText()).startsWith("whsec_");
    assertThat(added.get("url").asText()).isEqualTo("http://127.0.0.1:9/hook?***");
    assertThat(added.get("events")).hasSize(5);
    assertThat(api.get(HOOKS).body())
        .contains(added.get("webhookId").asText())
        .doesNotContain("whsec_", "s3cret");
    assertThat(api.get(HOOKS + "/" + added.get("webhookId").asText()).body())
        .doesNotContain("whsec_", "s3cret");
  }

  @Test
  void aRotatedSecretIsShownAndTheOldOneSignsForADay() throws IOException {
    JsonNode added = json(api.json("POST", HOOKS, LOCAL), 201);
    String rotate = "%s/%s/rotate".formatted(HOOKS, added.get("webhookId").asText());

    JsonNode rotated = json(api.json("POST", rotate, "{}"), 200);
    JsonNode at = json(api.json("POST", rotate, "{\"graceSeconds\":0}"), 200);

    assertThat(rotated.get("secret")).isNotEqualTo(added.get("secret"));
    assertThat(rotated.get("oldSecretUntil").asText()).isNotEmpty();
    assertThat(at.has("oldSecretUntil")).isFalse();
  }

  @Test
  void onlyWhoeverRunsTheServiceMayUseItsMachine() {
    assertThat(api.json("POST", HOOKS, LOCAL).statusCode()).isEqualTo(201);
    HttpResponse<String> refused =
        api.send(
            api.request(HOOKS, Grant.in(Examples.ACME, Role.ADMIN))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(LOCAL))
                .build());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("WEBHOOK_URL_REFUSED").doesNotContain("s3cret");
    assertThat(api.webhookStore.list(Examples.HELLO).stream().map(Webhook::reach))
        .containsExactly(Reach.PRIVATE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"url\":7}",
        "{\"url\":\"\"}",
        "{\"url\":\"ftp://example.com/\"}",
        "{\"url\":\"https://user:s3cret@example.com/\"}",
        "{\"url\":\"https://example.com/\",\"events\":[]}",
        "{\"url\":\"https://example.com/\",\"events\":\"deployment.failed\"}",
        "{\"url\":\"https://example.com/\",\"events\":[7]}",
        "{\"url\":\"https://example.com/\",\"events\":[\"deployment.exploded\"]}",
        "{\"url\":\"https://example.com/\",\"events\":[\"webhook.test\"]}",
        "{\"url\":\"https://example.com/\",\"active\":\"yes\"}",
        "{\"url\":\"https://example.com/\",\"secret\":\"s3cret\"}",
        "{\"url\":\"https://example.com/\",\"secret\":\"whsec_s3cret\"}"
      })
  void whatMakesNoWebhookIsSaidAndNotRepeated(String body) {
    HttpResponse<String> refused = api.json("POST", HOOKS, body);

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).doesNotContain("s3cret");
    assertThat(api.webhookStore.list(Examples.HELLO)).isEmpty();
  }

  @Test
  void theSecretOfAPresentWebhookIsChangedByRotatingIt() throws IOException {
    JsonNode added = json(api.json("POST", HOOKS, LOCAL), 201);

    HttpResponse<String> refused =
        api.json("PUT", HOOKS + "/" + added.get("webhookId").asText(), "{\"secret\":\"whsec_a\"}");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("rotating");
  }

  @Test
  void whatIsDoneToWebhooksIsInTheAuditLogWithoutTheirUrls() throws IOException {
    JsonNode added = json(api.json("POST", HOOKS, LOCAL), 201);
    String id = added.get("webhookId").asText();
    api.json("POST", "%s/%s/test".formatted(HOOKS, id), "{}");

    assertThat(api.get("/audit").body())
        .contains("webhook.add", "webhook.test", "hello/" + id)
        .doesNotContain("127.0.0.1:9", "s3cret");
  }

  @Test
  void theLogTellsWhatWasSentAndHowTheTriesWent() throws IOException {
    String webhook =
        HOOKS + "/" + json(api.json("POST", HOOKS, LOCAL), 201).get("webhookId").asText();
    JsonNode test = json(api.json("POST", webhook + "/test", "{}"), 202);
    api.tried(webhook);

    JsonNode listed = json(api.get(webhook + "/deliveries"), 200).get("items").get(0);
    JsonNode whole =
        json(api.get("%s/deliveries/%s".formatted(webhook, test.get("deliveryId").asText())), 200);

    assertThat(listed.get("state").asText()).isEqualTo("givenUp");
    assertThat(listed.has("body")).isFalse();
    assertThat(whole.get("body").asText()).startsWith("{\"type\":\"webhook.test\",\"timestamp\":");
    assertThat(whole.at("/tries/0/status").asInt()).isEqualTo(500);
    assertThat(whole.at("/tries/0/durationMs").asInt()).isEqualTo(12);
    assertThat(whole.at("/tries/1/problem/error").asText()).isEqualTo("REGISTRY_UNREACHABLE");
  }

  private static JsonNode json(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return new JsonMapper().readTree(answer.body());
  }
}
