package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.ConstantLoad;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// One release follows another, and nobody who visits notices.
final class ReleasesStory {
  private static final Slipway SLIPWAY = Slipway.of(ReleasesStory.class);
  private static final Duration RESTART = Duration.ofSeconds(30);

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void aChangedLineGoesLiveAndARollbackTakesItBack() {
    Project vite = Project.copyOf("hello-vite");
    SLIPWAY.deploy(vite).well();

    SLIPWAY.deploy(vite.replace("index.html", "Clicks so far", "Clicks up to now")).well();
    assertThat(SLIPWAY.site(vite.id()).page()).contains("Clicks up to now");

    SLIPWAY.run("rollback", vite.id()).well();
    assertThat(SLIPWAY.site(vite.id()).page()).contains("Clicks so far");
  }

  @Test
  void nothingMovesWhenNothingHasChanged() {
    Project project = Project.builtBy("same-again", Pages.built("the same"));
    SLIPWAY.deploy(project).well();

    JsonNode again = SLIPWAY.run("deploy", "--json", project.folder().toString()).well().json();

    assertThat(again.at("/steps/4/step").asText()).isEqualTo("deploy");
    assertThat(again.at("/steps/4/summary").asText()).contains("nothing moved");
    assertThat(SLIPWAY.site(project.id()).page()).contains("the same");
  }

  @Test
  void noRequestFailsWhileReleasesFollowEachOther() {
    Project project = Project.servedBy("busy", Pages.served("release 0"));
    SLIPWAY.deploy(project).well();

    try (ConstantLoad load = new ConstantLoad(SLIPWAY.site(project.id()))) {
      for (int release = 1; release <= 10; release++) {
        SLIPWAY.deploy(project.file("server.js", Pages.served("release " + release))).well();
      }
      load.stop();
      assertThat(load.failures()).isEmpty();
      assertThat(load.answers()).hasSize(11).containsKeys("release 0", "release 10");
    }
  }

  @Test
  void everythingIsBackAfterTheServiceWasStoppedAndStarted() {
    try (Slipway slipway = Slipway.of(ReleasesStory.class)) {
      slipway.deploy(Project.copyOf("hello-static")).well();
      slipway.deploy(Project.servedBy("server", Pages.served("I am a server"))).well();

      slipway.run("down").well();
      Waiting.until("nothing is left", RESTART, () -> slipway.processes().isEmpty());
      slipway.deploy(Project.builtBy("another", Pages.built("another"))).well();

      Waiting.until(
          "the server is back",
          RESTART,
          () -> slipway.site("server").get("/").text().equals("I am a server"));
      assertThat(slipway.site("hello-static").page()).contains("Hello from three files");
    }
  }
}
