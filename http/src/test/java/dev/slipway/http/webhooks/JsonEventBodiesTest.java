package dev.slipway.http.webhooks;

import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.Step;
import dev.slipway.domain.deployment.StepRecord;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.webhook.EventType;
import dev.slipway.domain.webhook.Webhook;
import dev.slipway.http.documentation.OpenApi;
import dev.slipway.ports.testing.Examples;
import dev.slipway.ports.webhook.WebhookExamples;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// What receivers are told is what the document promises.
class JsonEventBodiesTest {
  private static final OpenAPI DOCUMENT =
      new OpenAPIV3Parser()
          .readContents(new String(new OpenApi().json(), StandardCharsets.UTF_8))
          .getOpenAPI();

  private final JsonEventBodies bodies = new JsonEventBodies();

  @Test
  void aDeploymentIsToldInEveryStateAsDocumented() {
    Deployment queued = Examples.queued("a");
    Deployment running = queued.startAttempt(NOW).with(new StepRecord.Started(Step.BUILD, NOW));
    Deployment succeeded =
        running.succeed(
            NOW.plusSeconds(9),
            new ReleaseId("rel_0123456789abcdef0123456789abcdef"),
            URI.create("http://hello.localhost:7070"));

    for (Deployment deployment :
        new Deployment[] {
          queued,
          running,
          succeeded,
          running.fail(NOW, Step.BUILD, Examples.problem()),
          queued.cancel(NOW)
        }) {
      EventType event = EventType.of(deployment.state().phase()).orElseThrow();
      assertDocumented("DeploymentEvent", bodies.ofDeployment(event, deployment));
    }
    assertThat(bodies.ofDeployment(EventType.DEPLOYMENT_SUCCEEDED, succeeded))
        .startsWith(
            "{\"type\":\"deployment.succeeded\",\"timestamp\":\"2026-11-23T12:00:09Z\",\"data\":{")
        .contains(
            "\"projectId\":\"hello\"",
            "\"step\":\"build\"",
            "\"durationMs\":9000",
            "\"url\":\"http://hello.localhost:7070\"");
  }

  @Test
  void aFailureIsToldWithItsProblem() {
    Deployment failed =
        Examples.queued("a").startAttempt(NOW).fail(NOW, Step.BUILD, Examples.problem());

    assertThat(bodies.ofDeployment(EventType.DEPLOYMENT_FAILED, failed))
        .contains("\"problem\":{\"error\":\"REGISTRY_UNREACHABLE\"", "\"step\":\"build\"");
  }

  @Test
  void aTestIsToldAsDocumented() {
    Webhook webhook = WebhookExamples.webhook(1);

    assertDocumented("WebhookTestEvent", bodies.ofTest(webhook, NOW));
  }

  private static void assertDocumented(String schema, String body) {
    assertThat(
            new SchemaValidator(DOCUMENT, new MessageResolver())
                .validate(body, DOCUMENT.getComponents().getSchemas().get(schema), "event")
                .getMessages())
        .as(body)
        .isEmpty();
  }
}
