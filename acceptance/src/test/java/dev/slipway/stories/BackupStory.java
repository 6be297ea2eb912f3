package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Api;
import dev.slipway.stories.stage.ConstantLoad;
import dev.slipway.stories.stage.ConstantWork;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The machine is lost; the service is not.
final class BackupStory {
  private static final Duration SOON = Duration.ofSeconds(60);

  /// What of a home folder can be made again, or is true of one machine only. Whatever else the
  /// service keeps belongs into its backup.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "apps",
          "artifact-incoming",
          "builds",
          "cache",
          "incoming",
          "lock",
          "server.json",
          "slipway.db-shm",
          "slipway.db-wal",
          "start.lock",
          "toolchains",
          "workspaces");

  @Test
  void aBackupTakenUnderLoadServesEverythingFromAnEmptyHome() throws IOException {
    try (Gate gate = new Gate();
        Slipway lost = Slipway.of(BackupStory.class);
        Slipway found = Slipway.withoutHome(BackupStory.class)) {
      Project page = Project.builtBy("page", Pages.built("first page"));
      lost.deploy(page).well();
      lost.deploy(page.file("build.js", Pages.built("second page"))).well();
      Project server = Project.servedBy("server", Pages.served("key of ", "process.env.KEY"));
      lost.deploy(server).well();
      lost.run("env", "set", "server", "KEY=7up", "--scope", "secret").well();
      lost.deploy(server).well();
      Project slow = Project.builtBy("slow", gate.waitingAs("build") + Pages.built("slow page"));
      String underWay = lost.run("deploy", "--no-wait", slow.folder().toString()).well().lastLine();
      gate.awaitArrivalOf("build");
      String key =
          lost.run("keys", "create", "--role", "viewer", "--org", "local", "--json")
              .well()
              .json()
              .path("key")
              .asText();

      Path file = backedUpUnderLoad(lost, found.home().resolveSibling("backup.tar.gz"));
      lost.kill();
      Ran restored = found.run("restore", file.toString()).well();
      found.withToolchains().serving();

      assertThat(restored.err()).contains("Restored");
      assertSameContent(lost.home(), found.home());
      assertEveryReleaseServes(found);
      assertThat(found.site("page").page()).contains("second page");
      assertThat(found.site("server").page()).isEqualTo("key of 7up");
      JsonNode rollback = found.run("rollback", "page", "--json").well().json();
      assertThat(rollback.at("/steps/3/state").asText()).isEqualTo("skipped");
      assertThat(found.site("page").page()).contains("first page");
      found.deploy(server.file("server.js", Pages.served("new key of ", "process.env.KEY"))).well();
      assertThat(found.site("server").page()).isEqualTo("new key of 7up");
      assertThat(new Api(found.api().server(), key).get("/projects").status()).isEqualTo(200);
      gate.open();
      assertThat(found.api().end(underWay, SOON).path("state").asText()).isEqualTo("succeeded");
      assertThat(found.site("slow").page()).contains("slow page");
    }
  }

  @Test
  void withoutItsServerAHomeFolderIsBackedUpAsItLiesThere() {
    try (Slipway lost = Slipway.of(BackupStory.class);
        Slipway found = Slipway.withoutHome(BackupStory.class)) {
      Path file = found.home().resolveSibling("backup.tar.gz");
      lost.deploy(Project.copyOf("hello-static")).well();
      lost.run("down").well();

      lost.run("backup", file.toString()).well();
      found.run("restore", file.toString()).well();

      assertThat(lost.isServing()).isFalse();
      found.serving();
      Waiting.until(
          "the site is back", SOON, () -> found.site("hello-static").get("/").status() == 200);
    }
  }

  private static Path backedUpUnderLoad(Slipway slipway, Path file) throws IOException {
    try (ConstantLoad visits = new ConstantLoad(slipway.site("server"));
        ConstantWork deployments = new ConstantWork(slipway.api())) {
      deployments.awaitAccepted(5);
      slipway.run("backup", file.toString()).well();
      deployments.awaitAccepted(10);
      visits.stop();
      deployments.stop();
      assertThat(visits.failures()).isEmpty();
      assertThat(deployments.failures()).isEmpty();
    }
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private static void assertEveryReleaseServes(Slipway slipway) {
    List<String> released = new ArrayList<>();
    for (JsonNode project : slipway.api().get("/projects").json().path("items")) {
      String id = project.path("projectId").asText();
      if (!slipway.api().releases(id).isEmpty()) {
        Waiting.until(id + " serves", SOON, () -> slipway.site(id).get("/").status() == 200);
        released.add(id);
      }
    }
    assertThat(released).contains("page", "server").hasSizeGreaterThan(2);
  }

  private static void assertSameContent(Path lost, Path found) throws IOException {
    try (Stream<Path> kept = Files.list(lost)) {
      assertThat(kept.map(Path::getFileName).map(Path::toString))
          .filteredOn(name -> !LEFT_OUT.contains(name))
          .allSatisfy(name -> assertThat(found.resolve(name)).exists());
    }
  }
}
