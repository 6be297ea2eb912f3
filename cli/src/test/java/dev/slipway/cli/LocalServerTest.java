package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalServerTest {
  private static final String WAIT_FOR_GO =
      """
      touch "$SLIPWAY_HOME/starting"
      until [ -e "$SLIPWAY_HOME/go" ]; do sleep 0.02; done
      """;

  @TempDir private Path folder;
  private StandInServer api;
  private StandInDistribution distribution;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.createDirectory(folder.resolve("shop"));
    Files.writeString(folder.resolve("shop/index.html"), "hello");
    api =
        new StandInServer()
            .json("GET /projects?limit=20", 200, "{\"items\":[]}")
            .json("GET /projects/shop", 200, Wire.project())
            .json("POST /projects/shop/sources", 201, "{\"sourceId\":\"src_1\",\"missing\":[]}")
            .json("POST /deploy", 202, Wire.accepted());
    distribution = new StandInDistribution(folder, api.address());
  }

  @AfterEach
  void end() throws IOException {
    distribution.close();
    api.close();
  }

  @Test
  void aServerThatDiesAtItsStartLeavesItsLastWords() throws IOException {
    Files.createDirectories(home("logs"));
    Files.writeString(home("logs/server.log"), "of an earlier server\n");
    distribution.startsBy("echo 'the database is broken'; exit 6");

    CliRun run = run("deploy", "shop");

    assertThat(run.exitCode()).isEqualTo(6);
    assertThat(run.err())
        .contains("It ended at once with exit code 6", "the database is broken", "server.log")
        .doesNotContain("of an earlier server");
  }

  @Test
  void aConfigurationThatTheServerRefusesIsTheUsersMatter() throws IOException {
    distribution.startsBy("echo 'SLIPWAY_API_PORT: the port is taken'; exit 3");

    CliRun run = run("deploy", "shop", "--json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("CONFIGURATION_INVALID", "the port is taken");
  }

  @Test
  void whatAServerLeftBehindThatIsDeadIsPassedOver() throws IOException, InterruptedException {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    announce(dead.pid(), Instant.now());

    assertThat(run("deploy", "shop", "--no-wait").exitCode()).isZero();
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void anotherProcessWithTheServersNumberIsLeftAlone() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      announce(stranger.pid(), Instant.parse("2026-01-01T00:00:00Z"));

      assertThat(run("down").out()).isEqualTo("No server runs here\n");
      assertThat(run("deploy", "shop", "--no-wait").exitCode()).isZero();
      assertThat(stranger.isAlive()).isTrue();
      assertThat(distribution.starts()).hasSize(1);
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void anAnnouncementThatMakesNoSenseIsPassedOver() throws IOException {
    Files.writeString(home("server.json"), "{\"pid\":");

    assertThat(run("deploy", "shop", "--no-wait").exitCode()).isZero();
  }

  @Test
  void aCommandWaitsForAServerThatAnotherOneStarts() throws Exception {
    startsSlowly();
    Process first = inProcessOfItsOwn("deploy", "shop", "--no-wait");
    Waiting.until("the server starts", () -> Files.exists(home("starting")));
    Process second = inProcessOfItsOwn("list");

    Files.createFile(home("go"));

    assertDone(first);
    assertDone(second);
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void downStopsAServerThatIsOnlyJustStarting() throws Exception {
    startsSlowly();
    Process deploy = inProcessOfItsOwn("deploy", "shop", "--no-wait");
    Waiting.until("the server starts", () -> Files.exists(home("starting")));
    Process down = inProcessOfItsOwn("down");

    Files.createFile(home("go"));

    assertDone(down);
    assertThat(deploy.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(distribution.starts())
        .singleElement()
        .returns(false, StandInDistribution.StartedServer::isAlive);
  }

  @Test
  void downStopsAServerAndSaysSo() throws IOException {
    run("deploy", "shop", "--no-wait");

    CliRun down = run("down");

    assertThat(down.out()).startsWith("Stopped the server (process ");
    assertThat(distribution.starts())
        .singleElement()
        .returns(false, StandInDistribution.StartedServer::isAlive);
    assertThat(run("down").out()).isEqualTo("No server runs here\n");
  }

  @Test
  void aServerInATerminalEndsWithItsCommand() throws Exception {
    Process command = inProcessOfItsOwn("server");
    Waiting.until("it has announced itself", () -> Files.exists(home("server.json")));

    command.destroy();

    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(distribution.starts())
        .singleElement()
        .returns(false, StandInDistribution.StartedServer::isAlive);
  }

  @Test
  void theExitCodeOfAServerInATerminalIsThatOfItsCommand() throws IOException {
    distribution.startsBy("exit 3");

    assertThat(run("server").exitCode()).isEqualTo(3);
  }

  @Test
  void aSecondServerInATerminalIsRefused() throws IOException {
    run("deploy", "shop", "--no-wait");

    CliRun run = run("server");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("One runs already", "slipway down");
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void aCommandWaitsForAServerThatStartsInATerminal() throws Exception {
    startsSlowly();
    inProcessOfItsOwn("server");
    Waiting.until("the server starts", () -> Files.exists(home("starting")));
    Process deploy = inProcessOfItsOwn("deploy", "shop", "--no-wait");

    Files.createFile(home("go"));

    assertDone(deploy);
    assertThat(distribution.starts()).hasSize(1);
  }

  private void startsSlowly() throws IOException {
    distribution.startsBy(
        WAIT_FOR_GO + StandInDistribution.announceIt(api.address()) + StandInDistribution.SERVE);
  }

  private void assertDone(Process command) throws Exception {
    assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(command.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
  }

  private void announce(long pid, Instant startedAt) throws IOException {
    URI address = api.address();
    Files.writeString(
        home("server.json"),
        """
        {"pid":%d,"apiUrl":"%s","proxyUrl":"%s","startedAt":"%s","inBackground":true}\
        """
            .formatted(pid, address, address, startedAt));
  }

  private CliRun run(String... arguments) {
    return CliRun.in(folder).launchedFrom(distribution).run(arguments);
  }

  private Process inProcessOfItsOwn(String... arguments) {
    return CliRun.in(folder).launchedFrom(distribution).start(arguments);
  }

  private Path home(String file) {
    return folder.resolve("home").resolve(file);
  }
}
