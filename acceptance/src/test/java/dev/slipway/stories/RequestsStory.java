package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs ask, and get answers that programs can read.
final class RequestsStory {
  private static final Slipway SLIPWAY = Slipway.of(RequestsStory.class);

  @BeforeAll
  static void begin() {
    SLIPWAY.serving();
  }

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 20})
  void ofSeveralRequestsAtOnceOneIsAccepted(int requests) {
    try (Gate gate = new Gate()) {
      Project project = Project.builtBy("wanted-by-" + requests, gate.waitingAs("build"));
      String first =
          SLIPWAY.run("deploy", "--no-wait", project.folder().toString()).well().lastLine();
      SLIPWAY.run("cancel", first).well();
      SLIPWAY.api().end(first, Duration.ofSeconds(10));

      List<CompletableFuture<Reply>> asked =
          IntStream.range(0, requests)
              .mapToObj(_ -> SLIPWAY.api().requestDeploymentAtOnce(project.id()))
              .toList();

      List<Reply> replies = asked.stream().map(CompletableFuture::join).toList();
      assertThat(replies).filteredOn(reply -> reply.status() == 202).hasSize(1);
      assertThat(replies)
          .filteredOn(reply -> reply.status() == 409)
          .hasSize(requests - 1)
          .allSatisfy(reply ->
              assertThat(reply.json().path("error").asText()).isEqualTo("DEPLOYMENT_IN_PROGRESS"));
      SLIPWAY.run("cancel", project.id()).well();
    }
  }

  @Test
  void theSameRequestTwentyTimesAtOnceIsOneDeployment() {
    SLIPWAY.api().put("asked-often", "local", "<h1>once</h1>");
    Map<String, String> request =
        Map.of("projectId", "asked-often", "orgId", "local", "userId", "story");

    List<CompletableFuture<Reply>> asked =
        IntStream.range(0, 20)
            .mapToObj(_ -> SLIPWAY.api().sendOnce("POST", "/deploy", request, "the-same"))
            .toList();

    List<Reply> replies = asked.stream().map(CompletableFuture::join).toList();
    assertThat(replies).allMatch(reply -> reply.status() == 202);
    assertThat(replies.stream().map(reply -> reply.json().path("deploymentId").asText()).distinct())
        .hasSize(1);
    assertThat(SLIPWAY.api().get("/deploy/project/asked-often").json().path("items")).hasSize(1);
  }

  @Test
  void anUnknownProjectIsAProblemWithANextStep() {
    Reply reply = SLIPWAY.api().requestDeployment("nobody-knows-it");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.contentType()).startsWith("application/problem+json");
    assertThat(reply.json().path("success").asBoolean(true)).isFalse();
    assertThat(reply.json().path("error").asText()).isEqualTo("PROJECT_NOT_FOUND");
    assertThat(reply.json().path("fix").asText()).isNotBlank();
  }

  @Test
  void withoutTheTokenOnlyHealthIsAnswered() {
    assertThat(SLIPWAY.api().withoutToken().get("/projects").status()).isEqualTo(401);
    assertThat(SLIPWAY.api().withoutToken().get("/health").status()).isEqualTo(200);
  }

  @Test
  void theOldRouteAnswersInItsOldWords() {
    SLIPWAY.deploy(Project.copyOf("hello-static")).well();

    Reply accepted = legacy(Map.of("projectId", "hello-static", "orgId", "local", "userId", "u"));
    Reply unknown = legacy(Map.of("projectId", "no-such", "orgId", "local", "userId", "u"));
    Reply incomplete = legacy(Map.of("projectId", "hello-static"));

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.json().fieldNames())
        .toIterable()
        .containsExactly("success", "deploymentId", "message");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("error").asText()).isEqualTo("Project not found");
    assertThat(incomplete.status()).isEqualTo(400);
    assertThat(incomplete.json().at("/details/fieldErrors").fieldNames())
        .toIterable()
        .containsExactly("orgId", "userId");
    SLIPWAY.api().end(accepted.json().path("deploymentId").asText(), Duration.ofSeconds(30));
  }

  @Test
  void aDeploymentIsOneJsonObjectHoweverItEnds() {
    Project project = Project.builtBy("as-json", Pages.built("fine"));
    Ran good = SLIPWAY.run("deploy", "--json", project.folder().toString()).well();
    Ran bad =
        SLIPWAY.run(
            "deploy", "--json", project.file("build.js", "process.exit(1)").folder().toString());

    assertThat(good.json().fieldNames()).toIterable().containsAll(alwaysThere());
    assertThat(good.json().path("state").asText()).isEqualTo("succeeded");
    assertThat(good.json().path("url").asText()).startsWith("http://as-json.localhost:");
    assertThat(bad.exitCode()).isEqualTo(3);
    assertThat(bad.json().fieldNames()).toIterable().containsAll(alwaysThere());
    assertThat(bad.json().path("state").asText()).isEqualTo("failed");
    assertThat(bad.json().at("/problem/error").asText()).isEqualTo("BUILD_COMMAND_FAILED");
  }

  @Test
  void aPlanNeedsNoService() {
    try (Slipway alone = Slipway.of(RequestsStory.class)) {
      Project next = Project.copyOf("hello-next");

      JsonNode plan = alone.run("plan", "--json", next.folder().toString()).well().json();

      assertThat(plan.toString()).contains("Next.js", "npm run build", "reason");
      assertThat(alone.isServing()).isFalse();
    }
  }

  private static List<String> alwaysThere() {
    return List.of("deploymentId", "projectId", "environment", "state", "durationMs", "steps");
  }

  private static Reply legacy(Map<String, String> body) {
    return SLIPWAY.api().send("POST", "/api/deploy", body);
  }
}
