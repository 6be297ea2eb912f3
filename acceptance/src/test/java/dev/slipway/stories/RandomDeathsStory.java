package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The service dies again and again, at any moment, over a mix of deployments, cancels and
/// rollbacks. What was accepted comes to its end, once, and leaves nothing behind.
final class RandomDeathsStory {
  private static final int DEATHS = 50;
  private static final int PROJECTS = 6;
  private static final int MAX_WISHES = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> ON_CONFLICT = List.of("reject", "queue", "supersede");

  private final long seed = Long.getLong("slipway.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<String> accepted = new ArrayList<>();
  private final Map<String, String> pages = new HashMap<>();

  @Test
  void fiftyDeathsLoseDoubleAndOrphanNothing() {
    System.out.println("Deaths at random with -Dslipway.seed=" + seed);
    try (Slipway slipway =
        Slipway.of(RandomDeathsStory.class).with("QUOTA_CONCURRENT_DEPLOYMENTS", "1000")) {
      for (int death = 0; death < DEATHS; death++) {
        slipway.serving();
        wish(slipway.api(), 1 + random.nextInt(MAX_WISHES));
        slipway.kill();
      }
      slipway.serving();

      accepted.forEach(deployment -> slipway.api().end(deployment, PATIENCE));
      assertThat(accepted).as("seed %d", seed).hasSizeGreaterThan(DEATHS);
      IntStream.range(0, PROJECTS)
          .mapToObj(RandomDeathsStory::project)
          .forEach(project -> assertLivesOnce(slipway, project));
      assertNothingIsLeft(slipway);
      assertQuotaIsExact(slipway.api());
    }
  }

  /// Asks for this many things; the last answer may still be on its way when the service dies.
  private void wish(Api api, int wishes) {
    for (int wish = 0; wish < wishes; wish++) {
      String project = project(random.nextInt(PROJECTS));
      switch (random.nextInt(5)) {
        case 0 -> cancelSomething(api);
        case 1 ->
            note(api.send("POST", "/deploy/project/%s/rollback".formatted(project), Map.of()));
        default -> deploy(api, project, wish == wishes - 1);
      }
    }
  }

  private void cancelSomething(Api api) {
    if (!accepted.isEmpty()) {
      String deployment = accepted.get(random.nextInt(accepted.size()));
      api.send("POST", "/deploy/%s/cancel".formatted(deployment), Map.of());
    }
  }

  private void deploy(Api api, String project, boolean leaveUnanswered) {
    String page = "<h1>%s %d</h1>".formatted(project, random.nextInt(1_000_000));
    api.put(project, "local", page);
    Map<String, String> request =
        Map.of(
            "projectId",
            project,
            "orgId",
            "local",
            "userId",
            "story",
            "onConflict",
            ON_CONFLICT.get(random.nextInt(ON_CONFLICT.size())));
    CompletableFuture<Reply> answer =
        api.sendOnce("POST", "/deploy", request, "key-" + random.nextLong());
    if (leaveUnanswered) {
      return;
    }
    String deployment = note(answer.join());
    if (!deployment.isEmpty()) {
      pages.put(deployment, page);
    }
  }

  private String note(Reply reply) {
    if (reply.status() != 202) {
      assertThat(reply.status()).as(reply.text()).isIn(404, 409);
      return "";
    }
    String deployment = reply.json().path("deploymentId").asText();
    accepted.add(deployment);
    return deployment;
  }

  private void assertLivesOnce(Slipway slipway, String project) {
    JsonNode releases = slipway.api().releases(project);
    List<String> activatedBy = releases.findValuesAsText("deploymentId");
    assertThat(activatedBy).as("seed %d", seed).isNotEmpty().doesNotHaveDuplicates();
    for (String deployment : activatedBy) {
      assertThat(slipway.api().status(deployment).path("state").asText())
          .as("%s, seed %d", deployment, seed)
          .isEqualTo("succeeded");
    }
    String page = pages.get(activatedBy.getFirst());
    if (page != null) {
      assertThat(slipway.site(project).page()).as("seed %d", seed).isEqualTo(page);
    } else {
      assertThat(slipway.site(project).page()).startsWith("<h1>" + project);
    }
  }

  private void assertNothingIsLeft(Slipway slipway) {
    Waiting.until(
        "the queue is empty",
        PATIENCE,
        () -> slipway.api().get("/status/queue").json().path("waiting").asInt() == 0);
    JsonNode queue = slipway.api().get("/status/queue").json();
    assertThat(queue.path("deadLetters").asInt()).as(queue.toString()).isZero();
    assertThat(slipway.home().resolve("builds")).isEmptyDirectory();
    assertThat(slipway.processes())
        .as("processes beside the service and its command, seed %d", seed)
        .allMatch(process -> process.commandLine().contains("java"));
  }

  /// The places of what was being saved when the service died are given back after a minute.
  private void assertQuotaIsExact(Api api) {
    Waiting.until("no place is held", PATIENCE, () -> used(api, "concurrent") == 0);
    long succeeded =
        IntStream.range(0, PROJECTS)
            .mapToObj(
                project -> api.get("/deploy/project/%s?limit=1000".formatted(project(project))))
            .flatMap(page -> page.json().path("items").valueStream())
            .filter(deployment -> deployment.path("state").asText().equals("succeeded"))
            .count();
    assertThat(used(api, "perMonth")).as("seed %d", seed).isEqualTo(succeeded);
  }

  private static long used(Api api, String quota) {
    return api.get("/quota?orgId=local")
        .json()
        .path("quotas")
        .valueStream()
        .filter(count -> count.path("name").asText().equals(quota))
        .mapToLong(count -> count.path("used").asLong())
        .sum();
  }

  private static String project(int number) {
    return "mortal-" + number;
  }
}
