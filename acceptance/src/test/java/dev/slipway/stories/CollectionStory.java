package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.Reply;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Old things are collected, and nobody who deploys, visits or rolls back notices.
final class CollectionStory {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int KEPT_RELEASES = 2;

  @Test
  void whatServesAndWhatCanBeReturnedToOutlivesEveryCollection() {
    try (Slipway slipway = keepingLittle()) {
      Api api = slipway.serving().api();
      for (int page = 1; page <= 6; page++) {
        deployed(api, "shop", "page " + page);
      }
      makeOld(slipway.home());

      JsonNode looked = slipway.run("gc", "--dry-run", "--json").well().json();
      assertThat(counted(looked, "deployment")).isEqualTo(3);
      assertThat(api.releases("shop")).hasSize(6);

      JsonNode went = slipway.run("gc", "--json").well().json();

      assertThat(went.path("collected")).isEqualTo(looked.path("collected"));
      for (String kind :
          List.of("deployment", "log", "activation", "release", "source", "content", "artifact")) {
        assertThat(counted(went, kind)).as(kind).isEqualTo(3);
      }
      assertThat(slipway.run("gc").well().out()).contains("Nothing had to go");
      assertThat(slipway.site("shop").page()).contains("page 6");
      assertThat(filesIn(slipway.home().resolve("blobs"))).hasSize(KEPT_RELEASES + 1);
      assertThat(filesIn(slipway.home().resolve("artifact-files"))).hasSize(KEPT_RELEASES + 1);
      for (String release : releases(api, "shop")) {
        rolledBack(api, "shop", release);
      }
      assertThat(slipway.site("shop").page()).contains("page 4");
    }
  }

  @Test
  void aServiceThatIsKilledWhileItCollectsIsWholeAfterwards() {
    try (Slipway slipway = keepingLittle()) {
      for (int round = 1; round <= 3; round++) {
        Api api = slipway.serving().api();
        for (int page = 1; page <= 4; page++) {
          deployed(api, "shop", "page %d of %d".formatted(page, round));
        }
        makeOld(slipway.home());

        killedWhileItCollects(slipway, "collection-" + round);
      }
      Api api = slipway.serving().api();
      makeOld(slipway.home());

      slipway.run("gc").well();

      assertThat(slipway.run("gc").well().out()).contains("Nothing had to go");
      assertThat(releases(api, "shop")).hasSize(KEPT_RELEASES + 1);
      assertThat(filesIn(slipway.home().resolve("blobs"))).hasSize(KEPT_RELEASES + 1);
      for (String release : releases(api, "shop")) {
        rolledBack(api, "shop", release);
      }
      assertThat(slipway.site("shop").page()).contains("page 2 of 3");
    }
  }

  /// Ends the service as soon as the first log has gone.
  private static void killedWhileItCollects(Slipway slipway, String collection) {
    Path logs = slipway.home().resolve("logs").resolve("deployments");
    int before = filesIn(logs).size();
    CompletableFuture<Reply> collecting =
        slipway.api().sendOnce("POST", "/gc", Map.of(), collection);
    Waiting.until(
        "something has gone", SOON, () -> filesIn(logs).size() < before || collecting.isDone());
    slipway.kill();
    assertThat(collecting.handle((reply, _) -> reply)).succeedsWithin(SOON);
  }

  @Test
  void deploymentsSucceedWhileCollectionsFollowOneAnother() {
    try (Slipway slipway = keepingLittle()) {
      Api api = slipway.serving().api();
      AtomicBoolean isOver = new AtomicBoolean();
      CompletableFuture<Integer> collections =
          CompletableFuture.supplyAsync(() -> collectUntil(isOver, slipway));
      List<String> deployments = new ArrayList<>();

      for (int round = 0; round < 10; round++) {
        for (String project : List.of("one", "two")) {
          deployments.add(deployed(api, project, "page " + round % 5));
        }
      }
      isOver.set(true);

      assertThat(collections.join()).isPositive();
      assertThat(deployments).doesNotHaveDuplicates();
      assertThat(slipway.site("one").page()).contains("page 4");
      assertThat(slipway.site("two").page()).contains("page 4");
    }
  }

  private static int collectUntil(AtomicBoolean isOver, Slipway slipway) {
    Api api = slipway.api();
    int collections = 0;
    while (!isOver.get()) {
      makeOld(slipway.home(), "blobs", "manifests");
      Reply reply = api.send("POST", "/gc", Map.of());
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json().path("state").asText()).as(reply.text()).isEqualTo("done");
      collections++;
    }
    return collections;
  }

  private static Slipway keepingLittle() {
    return Slipway.of(CollectionStory.class)
        .with("RETENTION_DEPLOYMENTS", "1")
        .with("RETENTION_RELEASES", Integer.toString(KEPT_RELEASES));
  }

  private static String deployed(Api api, String project, String page) {
    api.put(project, "local", "<h1>%s</h1>".formatted(page));
    return succeeded(api, api.requestDeployment(project));
  }

  private static void rolledBack(Api api, String project, String release) {
    succeeded(
        api,
        api.send(
            "POST",
            "/deploy/project/%s/rollback".formatted(project),
            Map.of("releaseId", release)));
  }

  private static String succeeded(Api api, Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(202);
    String deployment = reply.json().path("deploymentId").asText();
    JsonNode end = api.end(deployment, SOON);
    assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
    return deployment;
  }

  /// The latest first.
  private static List<String> releases(Api api, String project) {
    return api.releases(project).findValuesAsText("releaseId").stream().distinct().toList();
  }

  private static long counted(JsonNode collection, String kind) {
    long count = 0;
    for (JsonNode collected : collection.path("collected")) {
      count += collected.path("kind").asText().equals(kind) ? collected.path("count").asLong() : 0;
    }
    return count;
  }

  /// Sees to it that nobody has used anything for a month.
  private static void makeOld(Path home) {
    makeOld(home, "blobs", "manifests", "artifacts");
  }

  private static void makeOld(Path home, String... folders) {
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofDays(30)));
    for (String folder : folders) {
      for (Path file : filesIn(home.resolve(folder))) {
        try {
          Files.setLastModifiedTime(file, longAgo);
        } catch (IOException _) {
          // It is gone by now.
        }
      }
    }
  }

  private static List<Path> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of();
    }
  }
}
