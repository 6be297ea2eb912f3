package dev.slipway.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.stories.stage.Gate;
import dev.slipway.stories.stage.MachineProcess;
import dev.slipway.stories.stage.Project;
import dev.slipway.stories.stage.Slipway;
import dev.slipway.stories.stage.Waiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The service dies without a chance to tidy up, in each step of a deployment.
final class KilledServiceStory {
  private static final Slipway SLIPWAY =
      Slipway.of(KilledServiceStory.class).with("MAX_CONCURRENT_DEPLOYMENTS", "8");

  /// A lease holds for half a minute; then comes what was interrupted.
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int MANY_FILES = 3_000;

  private final Gate gate = new Gate();

  @BeforeAll
  static void begin() {
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
  void whatWasInItsFirstOrItsLastStepComesToItsEnd() {
    String last = deploy(Project.builtBy("in-cleanup", Pages.built("cleaned up")));
    awaitStep(last, "cleanup");
    String first = deploy(Project.builtBy("in-validate", Pages.built("validated")));

    SLIPWAY.kill();
    SLIPWAY.serving();

    assertDeployedOnce(last, "in-cleanup", "cleaned up");
    assertDeployedOnce(first, "in-validate", "validated");
  }

  @Test
  void whatWaitedForItsBuildEnvironmentOrItsFilesComesToItsEnd() {
    String container = deploy(Project.builtBy("in-container", Pages.built("contained")));
    awaitStep(container, "container");
    Project large = Project.builtBy("in-sync", Pages.built("synced"));
    for (int file = 0; file < MANY_FILES; file++) {
      large.file("src/%d.txt".formatted(file), "the same in every file");
    }
    String sync = deploy(large);
    awaitStep(sync, "sync");

    SLIPWAY.kill();
    SLIPWAY.serving();

    assertDeployedOnce(container, "in-container", "contained");
    assertDeployedOnce(sync, "in-sync", "synced");
  }

  @Test
  void aBuildAndAStartBeginAnewAndLeaveNothingOfTheFirstTry() {
    String build =
        deploy(Project.builtBy("in-build", gate.waitingAs("build") + Pages.built("built")));
    String start =
        deploy(Project.servedBy("in-deploy", gate.waitingAs("start") + Pages.served("started")));
    gate.awaitArrivalOf("build");
    gate.awaitArrivalOf("start");
    List<Long> firstTry =
        SLIPWAY.processes().stream()
            .filter(process -> process.commandLine().matches(".*node (build|server)\\.js.*"))
            .map(MachineProcess::id)
            .toList();
    assertThat(firstTry).hasSizeGreaterThanOrEqualTo(2);

    SLIPWAY.kill();
    SLIPWAY.serving();

    Waiting.until(
        "nothing of the first try is left",
        RECOVERY,
        () -> firstTry.stream().noneMatch(id -> ProcessHandle.of(id).isPresent()));
    gate.open();
    assertDeployedOnce(build, "in-build", "built");
    assertDeployedOnce(start, "in-deploy", "started");
  }

  private static String deploy(Project project) {
    return SLIPWAY.run("deploy", "--no-wait", project.folder().toString()).well().lastLine();
  }

  private static void awaitStep(String deployment, String step) {
    Waiting.until(
        step + " has begun", SOON, () -> !SLIPWAY.api().step(deployment, step).equals("pending"));
  }

  private static void assertDeployedOnce(String deployment, String project, String words) {
    JsonNode end = SLIPWAY.api().end(deployment, RECOVERY);
    assertThat(end.path("state").asText()).as(end.toPrettyString()).isEqualTo("succeeded");
    assertThat(SLIPWAY.api().releases(project)).hasSize(1);
    assertThat(SLIPWAY.site(project).page()).contains(words);
  }
}
