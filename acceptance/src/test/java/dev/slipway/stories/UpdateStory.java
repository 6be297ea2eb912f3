package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.stories.stage.Checkout;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Ran;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Slipway is built anew while its server runs from the build before.
final class UpdateStory {
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private final Path launcher = Checkout.launcherOfCopy();
  private final Slipway slipway = Slipway.of(UpdateStory.class, launcher);
  private final Gate gate = new Gate();

  @AfterEach
  void end() {
    gate.close();
    slipway.close();
  }

  @Test
  void theNextCommandRestartsTheServerAndEverythingGoesOn() throws IOException {
    slipway.deploy(Project.servedBy("server", Pages.served("I am a server"))).well();
    Project slow = Project.builtBy("slow", gate.waitingAs("build") + Pages.built("slow"));
    String underWay =
        slipway.run("deploy", "--no-wait", slow.folder().toString()).well().lastLine();
    gate.awaitArrivalOf("build");
    long before = slipway.service().pid();

    buildAnew();
    Ran list = slipway.run("list").well();

    assertThat(list.err()).contains("Slipway was updated");
    assertThat(slipway.service().pid()).isNotEqualTo(before);
    assertThat(slipway.run("list").well().err()).isEmpty();
    Waiting.until(
        "the server is back",
        RECOVERY,
        () -> slipway.site("server").get("/").text().equals("I am a server"));
    gate.open();
    assertThat(slipway.api().end(underWay, RECOVERY).path("state").asText()).isEqualTo("succeeded");
  }

  @Test
  void aServerInATerminalGoesOn() throws IOException {
    slipway.serving();
    long before = slipway.service().pid();

    buildAnew();
    Ran list = slipway.run("list").well();

    assertThat(list.err()).contains("earlier build");
    assertThat(slipway.service().pid()).isEqualTo(before);
  }

  private void buildAnew() throws IOException {
    Path stamp = launcher.resolveSibling("distribution/target/slipway/built-at");
    Instant next = Files.getLastModifiedTime(stamp).toInstant().plusSeconds(1);
    Files.setLastModifiedTime(stamp, FileTime.from(next));
  }
}
