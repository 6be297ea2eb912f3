package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.HeldLock;
import dev.slipway.stories.stage.MachineProcess;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.StuckFile;
import dev.slipway.stories.stage.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The service dies without a chance to tidy up, in each step of a deployment. Each time the step
/// waits for something outside the service, so that the end comes in the midst of it.
final class KilledServiceStory {
  private static final Slipway SLIPWAY = Slipway.of(KilledServiceStory.class);
  private static final List<String> STEPS =
      List.of("validate", "container", "sync", "build", "deploy", "cleanup");
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Gate gate = new Gate();

  @BeforeEach
  void begin() {
    SLIPWAY.serving();
  }

  @AfterEach
  void openGate() {
    gate.close();
  }

  @AfterAll
  static void end() {
    SLIPWAY.close();
  }

  @Test
  void whatWasInValidateComesToItsEnd() {
    Project project = Project.builtBy("in-validate", Pages.built("validated"));
    StuckFile readFirst = StuckFile.at(SLIPWAY.blob(project.content("package.json")));
    String deployment = begun(project);

    killedIn("validate", deployment);
    readFirst.holds(project.content("package.json"));
    SLIPWAY.serving();

    assertDeployedOnce(deployment, project, "validated");
  }

  @Test
  void whatWasInContainerComesToItsEnd() {
    Project project = Project.builtBy("in-container", Pages.built("contained"));
    String deployment;
    try (HeldLock _ = HeldLock.tryOf(workspaceLock(project)).orElseThrow()) {
      deployment = begun(project);

      killedIn("container", deployment);
    }
    SLIPWAY.serving();

    assertDeployedOnce(deployment, project, "contained");
  }

  @Test
  void whatWasInSyncComesToItsEnd() {
    Project project = Project.builtBy("in-sync", Pages.built("synced"));
    StuckFile readLate = StuckFile.at(SLIPWAY.blob(project.content("build.js")));
    String deployment = begun(project);

    killedIn("sync", deployment);
    readLate.holds(project.content("build.js"));
    SLIPWAY.serving();

    assertDeployedOnce(deployment, project, "synced");
  }

  @Test
  void whatWasInBuildComesToItsEnd() {
    Project project = Project.builtBy("in-build", gate.waitingAs("build") + Pages.built("built"));
    String deployment = begun(project);
    gate.awaitArrivalOf("build");

    killedIn("build", deployment);
    SLIPWAY.serving();
    gate.open();

    assertDeployedOnce(deployment, project, "built");
  }

  @Test
  void whatWasInDeployComesToItsEnd() {
    Project project =
        Project.servedBy("in-deploy", gate.waitingAs("start") + Pages.served("started"));
    String deployment = begun(project);
    gate.awaitArrivalOf("start");

    killedIn("deploy", deployment);
    SLIPWAY.serving();
    gate.open();

    assertDeployedOnce(deployment, project, "started");
    assertThat(runsOfApps()).hasSize(1);
  }

  @Test
  void whatWasInCleanupComesToItsEnd() {
    Project project =
        Project.builtBy("in-cleanup", gate.waitingAs("build") + Pages.built("cleaned up"));
    String deployment = begun(project);
    gate.awaitArrivalOf("build");
    Path notes = SLIPWAY.home().resolve("builds").resolve(deployment);
    Waiting.until("the build's process is noted", SOON, () -> notes.toFile().length() > 0);
    StuckFile readLast = StuckFile.at(notes);
    gate.open();

    killedIn("cleanup", deployment);
    readLast.holds(new byte[0]);
    SLIPWAY.serving();

    assertDeployedOnce(deployment, project, "cleaned up");
  }

  private static String begun(Project project) {
    return SLIPWAY.run("deploy", "--no-wait", project.folder().toString()).well().lastLine();
  }

  /// Ends the service while the step goes on.
  private static void killedIn(String step, String deployment) {
    Waiting.until(
        step + " goes on", SOON, () -> SLIPWAY.api().step(deployment, step).equals("running"));
    for (String later : STEPS.subList(STEPS.indexOf(step) + 1, STEPS.size())) {
      assertThat(SLIPWAY.api().step(deployment, later)).as(later).isEqualTo("pending");
    }
    SLIPWAY.kill();
  }

  private static void assertDeployedOnce(String deployment, Project project, String words) {
    JsonNode end = SLIPWAY.api().end(deployment, SOON);
    assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
    assertThat(SLIPWAY.api().releases(project.id())).hasSize(1);
    assertThat(SLIPWAY.site(project.id()).page()).contains(words);
    assertNothingIsHeld(deployment, project);
  }

  private static void assertNothingIsHeld(String deployment, Project project) {
    assertThat(MachineProcess.all()).noneMatch(process -> process.names(deployment));
    assertThat(SLIPWAY.home().resolve("builds")).isEmptyDirectory();
    Optional<HeldLock> lock = HeldLock.tryOf(workspaceLock(project));
    assertThat(lock).as("the free lock of the workspace").isPresent();
    lock.get().close();
    SLIPWAY.deploy(project).well();
    assertThat(SLIPWAY.api().releases(project.id())).hasSize(1);
  }

  private static Set<String> runsOfApps() {
    return SLIPWAY.processes().stream()
        .flatMap(process -> process.variable("SLIPWAY_RUN").stream())
        .collect(Collectors.toSet());
  }

  private static Path workspaceLock(Project project) {
    return SLIPWAY.home().resolve("workspaces").resolve(project.id() + "-production.lock");
  }
}
