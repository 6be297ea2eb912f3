package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogsTest {
  private static final String EVENTS = "GET /deploy/" + Wire.ID + "/events";
  private static final String STATUS = "GET /deploy/" + Wire.ID + "/status";
  private static final String PAGE = "GET /deploy/" + Wire.ID + "/logs";

  @TempDir private Path folder;
  private StandInServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new StandInServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void followingToAGoodEndIsDone() {
    endsWith(Wire.succeeded());

    CliRun run = run("logs", "-f", Wire.ID);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("compiling\n");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void followingToAFailureTellsItAndItsKind() {
    endsWith(Wire.failed("error TS2322"));

    CliRun run = run("logs", "-f", Wire.ID);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("compiling\n");
    assertThat(run.err()).contains("BUILD_COMMAND_FAILED", "What to do");
  }

  @Test
  void followingToAFailureForProgramsEndsWithTheProblem() {
    endsWith(Wire.failed("error TS2322"));

    CliRun run = run("logs", "-f", "--json", Wire.ID);

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out().lines().toList().getLast())
        .startsWith("{\"problem\":{\"error\":\"BUILD_COMMAND_FAILED\"");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void followingToACancellationIsNotDone() {
    endsWith(Wire.cancelled());

    assertThat(run("logs", "-f", Wire.ID).exitCode()).isEqualTo(130);
  }

  @Test
  void readingTheLogOfAFailureIsDone() {
    server
        .json(STATUS, 200, Wire.failed("error TS2322"))
        .json(PAGE, 200, "{\"items\":[%s]}".formatted(Wire.log("compiling")));

    CliRun run = run("logs", Wire.ID);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("compiling\n");
  }

  @Test
  void theLatestDeploymentOfAProjectIsFollowed() {
    server.json(
        "GET /deploy/project/shop?limit=1", 200, "{\"items\":[%s]}".formatted(Wire.running(3)));
    endsWith(Wire.failed("error TS2322"));

    assertThat(run("logs", "-f", "shop").exitCode()).isEqualTo(3);
  }

  private void endsWith(String end) {
    server
        .events(
            EVENTS, Wire.event("log", "1", Wire.log("compiling")) + Wire.event("state", "2", end))
        .json(STATUS, 200, end);
  }

  private CliRun run(String... arguments) {
    return CliRun.in(folder).server(server).run(arguments);
  }
}
