package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.slipway.stories.stage.Checkout;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import dev.slipway.stories.stage.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Other programs hear what happens to deployments, whatever happens to them and to the service.
final class WebhookStory {
  private static final Slipway SLIPWAY = Slipway.of(WebhookStory.class);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void aReceiverThatWasDownAndAServiceThatIsKilledLoseNothing() {
    try (WebhookReceiver receiver = new WebhookReceiver()) {
      Project project = Project.builtBy("told", Pages.built("the good one"));
      SLIPWAY.serving();
      SLIPWAY.api().send("PUT", "/projects/told", Map.of("orgId", "local"));
      receiver.knows(SLIPWAY.run("webhooks", "add", "told", receiver.url()).well().lastLine());
      String id = onlyWebhook("told");
      SLIPWAY.run("deploy", "--no-wait", project.folder().toString()).well();
      awaitLog(id, "deployment.queued", log -> log.path("tries").size() > 0);

      receiver.up();
      receiver.await("deployment.succeeded", 1);

      assertThat(receiver.told().stream().map(WebhookReceiver.Told::type))
          .containsExactly("deployment.queued", "deployment.started", "deployment.succeeded");
      assertThat(receiver.told().getLast().body().at("/data/url").asText())
          .contains("told.localhost");
      assertThat(logged(id, "deployment.queued").at("/tries/0/problem/error").asText())
          .isEqualTo("WEBHOOK_UNREACHABLE");
      assertThat(logged(id, "deployment.queued").path("state").asText()).isEqualTo("delivered");

      receiver.staySilentAbout("deployment.failed");
      SLIPWAY.deploy(project.file("build.js", "process.exit(7);\n"));
      receiver.await("deployment.failed", 1);
      SLIPWAY.kill();
      receiver.answerAgain();
      SLIPWAY.serving();
      receiver.await("deployment.failed", 2);

      List<WebhookReceiver.Told> failures =
          receiver.told().stream().filter(told -> told.type().equals("deployment.failed")).toList();
      assertThat(failures.getFirst()).isEqualTo(failures.getLast());
      assertThat(failures.getFirst().body().at("/data/problem/error").asText())
          .isEqualTo("BUILD_COMMAND_FAILED");
      awaitLog(id, "deployment.failed", log -> log.path("state").asText().equals("delivered"));
      assertThat(SLIPWAY.run("webhooks", "log", "told", id).well().out())
          .contains("deployment.failed", "delivered", "status 204");
    }
  }

  /// The receiver is the one of the guide, and is itself an app that this service runs.
  @Test
  void theReceiverOfTheGuideTellsWhatIsGenuine() {
    Project receiver = Project.servedBy("receiver", example("docs/guides/webhooks.md"));
    SLIPWAY.serving();
    SLIPWAY.api().send("PUT", "/projects/receiver", Map.of("orgId", "local"));
    SLIPWAY.run("env", "set", "receiver", "WEBHOOK_SECRET=" + SECRET, "--secret").well();
    String url = SLIPWAY.deploy(receiver).well().lastLine();
    SLIPWAY.api().send("PUT", "/projects/heard", Map.of("orgId", "local"));
    SLIPWAY.api().send("POST", "/projects/heard/webhooks", Map.of("url", url, "secret", SECRET));
    String webhook = onlyWebhook("heard");

    assertThat(SLIPWAY.run("webhooks", "test", "heard", webhook).well().out())
        .startsWith("Delivered: status 204");
    Waiting.until(
        "the receiver has said what it was told",
        Duration.ofSeconds(30),
        () ->
            SLIPWAY
                .api()
                .get("/projects/receiver/logs")
                .json()
                .path("lines")
                .toString()
                .contains("webhook.test heard"));

    SLIPWAY.run("webhooks", "rotate", "heard", webhook, "--grace", "1h").well();
    assertThat(SLIPWAY.run("webhooks", "test", "heard", webhook).exitCode()).isZero();
    SLIPWAY.run("webhooks", "rotate", "heard", webhook, "--grace", "0s").well();
    assertThat(SLIPWAY.run("webhooks", "test", "heard", webhook).out())
        .startsWith("Not delivered: status 401");
  }

  private static String example(String guide) {
    Matcher block = Pattern.compile("(?s)```js\n(.*?)```").matcher(Checkout.text(guide));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String onlyWebhook(String project) {
    JsonNode list = SLIPWAY.run("webhooks", "list", project, "--json").well().json();
    assertThat(list.path("items")).hasSize(1);
    return list.at("/items/0/webhookId").asText();
  }

  private static void awaitLog(String webhook, String event, Predicate<JsonNode> condition) {
    Waiting.until(
        "the log of " + event,
        Duration.ofSeconds(60),
        () -> condition.test(logged(webhook, event)));
  }

  private static JsonNode logged(String webhook, String event) {
    JsonNode items =
        SLIPWAY
            .api()
            .get("/projects/told/webhooks/%s/deliveries".formatted(webhook))
            .json()
            .path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .filter(item -> item.path("event").asText().equals(event))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }
}
