package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployTest {
  private static final String EVENTS = "GET /deploy/" + Wire.ID + "/events";
  private static final String STATUS = "GET /deploy/" + Wire.ID + "/status";
  private static final String RELEASES = "GET /projects/shop/releases?environment=production";

  @TempDir private Path folder;
  private StandInServer server;

  @BeforeEach
  void makeProjectAndServer() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
    Files.writeString(folder.resolve("shop/index.html"), "hello");
    server = new StandInServer();
    server
        .json("PUT /projects/shop", 200, Wire.project())
        .json(
            "POST /projects/shop/sources",
            201,
            "{\"sourceId\":\"src_1\",\"missing\":[\"%s\"]}".formatted(Digest.of("hello")))
        .json("PUT /blobs/" + Digest.of("hello"), 204, "")
        .json("POST /deploy", 202, Wire.accepted());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aSuccessIsToldStepByStepWithTheUrlLast() {
    server
        .events(
            EVENTS,
            Wire.event("state", "1", Wire.running(3))
                + Wire.event("log", "2", Wire.log("building"))
                + Wire.event("state", "3", Wire.succeeded()))
        .json(STATUS, 200, Wire.succeeded());

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(run.out())
        .isEqualTo(
            """
              shop → production
              Vite 8 (devDependencies in package.json) · npm 11 (package-lock.json) · Node 26 (engines.node in package.json)
              ✓ validate      0.00 s   summary of validate
              ✓ container     0.02 s   summary of container
              ✓ sync          0.04 s   summary of sync
              ✓ build         0.06 s   summary of build
              ✓ deploy        0.08 s   summary of deploy
              ✓ cleanup       0.10 s   summary of cleanup
              Live in 0.98 s
            http://shop.localhost:7070
            """);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aFailureSaysWhatWhyAndWhatToDoAndWhatIsStillLive() {
    String failed = Wire.failed("src/App.tsx(12,7): error TS2322");
    server
        .events(EVENTS, Wire.event("state", "1", failed))
        .json(STATUS, 200, failed)
        .json(RELEASES, 200, Wire.releases())
        .json("GET /deploy/deploy_1_a/status", 200, Wire.succeeded());

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(run.out()).endsWith("  ✗ build         0.06 s\n");
    assertThat(run.err())
        .isEqualTo(
            """
              BUILD_COMMAND_FAILED  `npm run build` ended with exit code 1
                  src/App.tsx(12,7): error TS2322
              Where        package.json: scripts.build
              Tried        to build the project
              What to do   Fix the error above; `npm run build` shows it on your machine
              Still live   the release of 14:02, http://shop.localhost:7070
            """);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void jsonIsOneObject() {
    server.events(EVENTS, Wire.event("state", "1", Wire.succeeded()));
    server.json(STATUS, 200, Wire.succeeded());

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop", "--json");

    assertThat(run.out())
        .startsWith("{")
        .endsWith("}\n")
        .contains("\"deploymentId\" : \"" + Wire.ID + "\"")
        .contains("\"state\" : \"succeeded\"")
        .contains("\"url\" : \"http://shop.localhost:7070\"")
        .contains("\"durationMs\" : 980");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aBrokenStreamIsTakenUpWhereItBroke() {
    server
        .events(EVENTS, Wire.event("state", "cursor-7", Wire.running(2)))
        .events(EVENTS, Wire.event("state", "cursor-9", Wire.succeeded()))
        .json(STATUS, 200, Wire.running(2))
        .json(STATUS, 200, Wire.succeeded());

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(run.exitCode()).isZero();
    assertThat(server.asked())
        .filteredOn(asked -> asked.request().equals(EVENTS))
        .extracting(StandInServer.Asked::lastEvent)
        .containsExactly("", "cursor-7");
    assertThat(run.out()).containsOnlyOnce("validate ");
  }

  @Test
  void aServerWithoutEventsIsAskedForTheStatus() {
    server.json(EVENTS, 503, Wire.problem("SERVER_UNREACHABLE", "EXTERNAL"));
    server.events(EVENTS, "");
    server.json(STATUS, 200, Wire.succeeded());

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).endsWith("http://shop.localhost:7070\n");
  }

  @Test
  void anExistingProjectIsNotChanged() {
    server
        .events(EVENTS, Wire.event("state", "1", Wire.succeeded()))
        .json(STATUS, 200, Wire.succeeded());

    CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(server.requests()).doesNotContain("PUT /projects/shop").contains("POST /deploy");
  }

  @Test
  void aProjectThatIsNotThereIsMade() throws IOException {
    try (StandInServer fresh = new StandInServer()) {
      fresh
          .json("POST /projects/shop/sources", 404, Wire.problem("PROJECT_NOT_FOUND", "USER"))
          .json("POST /projects/shop/sources", 201, "{\"sourceId\":\"src_1\",\"missing\":[]}")
          .json("PUT /projects/shop", 200, Wire.project())
          .json("POST /deploy", 202, Wire.accepted());

      CliRun run = CliRun.in(folder).server(fresh).run("deploy", "shop", "--no-wait");

      assertThat(run.exitCode()).isZero();
      assertThat(fresh.requests())
          .containsExactly(
              "POST /projects/shop/sources",
              "PUT /projects/shop",
              "POST /projects/shop/sources",
              "POST /deploy");
    }
  }

  @Test
  void whatTheServerSendsCannotSteerTheTerminal() {
    String failed = Wire.failed("\\u001b]0;owned\\u0007\\u001b[2Jred\\u202e");
    server.events(EVENTS, Wire.event("state", "1", failed)).json(STATUS, 200, failed);

    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop");

    assertThat(run.err()).contains("      red\n").doesNotContain("\u001b").doesNotContain("owned");
  }

  @Test
  void detachedItLeavesTheIdBehind() {
    CliRun run = CliRun.in(folder).server(server).run("deploy", "shop", "--no-wait");

    assertThat(run.out()).endsWith(Wire.ID + "\n");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void whatBecomesOfItBesideAnotherDeploymentIsPassedOn() {
    CliRun.in(folder).server(server).run("deploy", "shop", "--no-wait", "--on-conflict", "queue");

    assertThat(server.asked().getLast().body()).contains("\"onConflict\":\"queue\"");
  }

  @Test
  void withAnAccessKeyTheServerKnowsWhoOwnsTheProject() {
    CliRun.in(folder).server(server).run("deploy", "shop", "--no-wait");
    assertThat(server.asked().getLast().body()).contains("\"orgId\":\"local\"");

    CliRun.in(folder)
        .server(server)
        .with("SLIPWAY_TOKEN", "slipkey_1_2")
        .run("deploy", "shop", "--no-wait");
    assertThat(server.asked().getLast().body()).doesNotContain("orgId");
  }

  @Test
  void errorsThatGoToAFileHaveNoColours() {
    CliRun.Setup unreachable =
        CliRun.in(folder).with("SLIPWAY_SERVER", "http://127.0.0.1:1").onTerminal();

    assertThat(unreachable.run("list").err()).contains("\u001b[31mSERVER_UNREACHABLE\u001b[0m");
    assertThat(unreachable.withErrorsInAFile().run("list").err())
        .contains("SERVER_UNREACHABLE")
        .doesNotContain("\u001b");
  }

  @Test
  void coloursAndLiveLinesAreForTerminalsOnly() {
    server
        .events(EVENTS, Wire.event("state", "1", Wire.succeeded()))
        .json(STATUS, 200, Wire.succeeded());

    assertThat(CliRun.in(folder).server(server).onTerminal().run("deploy", "shop").out())
        .contains("\u001b[32m✓\u001b[0m");
    assertThat(
            CliRun.in(folder)
                .server(server)
                .onTerminal()
                .with("NO_COLOR", "1")
                .run("deploy", "shop")
                .out())
        .doesNotContain("\u001b[32m");
  }
}
