package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdatedServerTest {
  @TempDir private Path folder;
  private StandInServer api;
  private StandInDistribution distribution;

  @BeforeEach
  void install() throws IOException {
    Files.createDirectory(folder.resolve("shop"));
    Files.writeString(folder.resolve("shop/index.html"), "hello");
    api =
        new StandInServer()
            .json("GET /projects?limit=20", 200, "{\"items\":[%s]}".formatted(Wire.project()))
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
  void aServerInTheBackgroundIsReplacedAfterABuild() throws IOException {
    run("deploy", "shop", "--no-wait");
    distribution.rebuild();

    CliRun run = run("list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("  Slipway was updated, so its server was restarted\n");
    assertThat(distribution.starts())
        .extracting(StandInDistribution.StartedServer::isAlive)
        .containsExactly(false, true);
  }

  @Test
  void oneOfTheSameBuildStays() throws IOException {
    run("deploy", "shop", "--no-wait");

    assertThat(run("list").err()).isEmpty();
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void oneStaysWhileTheNextBuildIsBeingPutInPlace() throws IOException {
    run("deploy", "shop", "--no-wait");
    distribution.beginRebuild();

    assertThat(run("list").exitCode()).isZero();
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void aServerThatWasNamedIsNotReplaced() throws IOException {
    run("deploy", "shop", "--no-wait");
    distribution.rebuild();

    CliRun run = run("list", "--server", api.address().toString());

    assertThat(run.err()).isEmpty();
    assertThat(distribution.starts()).hasSize(1);
  }

  @Test
  void aServerInATerminalIsNotReplacedAndItsPersonIsTold() throws IOException {
    Process server = distribution.startInForeground();
    Waiting.until("it has announced itself", () -> Files.exists(home("server.json")));
    distribution.rebuild();

    CliRun run = run("list");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("earlier build").hasLineCount(1);
    assertThat(server.isAlive()).isTrue();
  }

  @Test
  void severalCommandsAtOnceReplaceItOnce() throws IOException, InterruptedException {
    run("deploy", "shop", "--no-wait");
    distribution.rebuild();

    List<Process> commands = Stream.of(1, 2, 3).map(_ -> inProcessOfItsOwn("list")).toList();

    for (Process command : commands) {
      assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(command.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    }
    assertThat(distribution.starts()).hasSize(2);
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
