package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy",
        "plan",
        "status",
        "logs",
        "cancel",
        "retry",
        "rollback",
        "list",
        "open",
        "env",
        "server",
        "down",
        "dlq",
        "gc",
        "doctor",
        "completion"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    CliRun run = CliRun.in(folder).run(command, "--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: slipway " + command).contains("Example");
  }

  @Test
  void theVersionIsTheBuilds() {
    assertThat(CliRun.in(folder).run("--version").out()).matches("slipway \\d+\\.\\d+.*\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "deploy --nonsense", "status", "env", "deploy -e moon"})
  void whatIsNotUnderstoodIsAUsageError(String line) {
    CliRun run = CliRun.in(folder).run(line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--help");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void noArgumentsAreAUsageErrorThatShowsTheCommands() {
    CliRun run = CliRun.in(folder).run();

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("deploy", "Examples:");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCommandThatIsMisspeltIsGuessed() {
    assertThat(CliRun.in(folder).run("deply").err())
        .isEqualTo(
            """
            There is no command 'deply'
            Did you mean deploy?
            See: slipway --help
            """);
  }

  @Test
  void aUsageErrorIsJsonWhenJsonIsAskedFor() {
    CliRun run = CliRun.in(folder).run("deploy", "--json", "--nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("\"problem\"", "INVALID_REQUEST", "slipway deploy --help");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list",
        "status shop",
        "logs shop",
        "cancel shop",
        "retry shop",
        "rollback shop",
        "open shop",
        "env list shop",
        "env set shop A=1",
        "env unset shop A",
        "dlq list",
        "dlq replay 1",
        "dlq discard 1",
        "gc"
      })
  void withoutAServerEveryCommandSaysHowToStartOne(String line) {
    CliRun run = CliRun.in(folder).run(line.split(" ", -1));

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("SERVER_UNREACHABLE  None runs", "slipway deploy");
  }

  @ParameterizedTest
  @CsvSource({
    "PROJECT_NOT_FOUND, slipway list",
    "DEPLOYMENT_FINISHED, slipway rollback",
    "NO_ROLLBACK_TARGET, slipway list PROJECT --releases",
    "DEAD_LETTER_NOT_FOUND, slipway dlq list",
    "DEAD_LETTER_UNREADABLE, slipway dlq discard"
  })
  void whatToDoIsSaidInCommandsNotInRoutes(String code, String command) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("GET /projects?limit=20", 404, Wire.problem(code, "USER"));

      assertThat(CliRun.in(folder).server(server).run("list").err())
          .contains(command)
          .doesNotContain("Do something else");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"down", "doctor", "plan"})
  void aCommandThatAsksNoServerTakesNoAddressOfOne(String command) {
    assertThat(CliRun.in(folder).run(command, "--server", "http://127.0.0.1:1").exitCode())
        .isEqualTo(2);
  }

  @Test
  void aDumbTerminalIsTreatedLikeAPipe() {
    CliRun run = CliRun.in(folder).onTerminal().with("TERM", "dumb").run("deploy", "--help");

    assertThat(run.out()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource({"USER,3", "RESOURCES,4", "EXTERNAL,5", "INTERNAL,6"})
  void theExitCodeSaysWhoseMatterAProblemIs(String kind, int exitCode) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("GET /projects?limit=20", 500, Wire.problem("A_NEW_CODE", kind));

      assertThat(CliRun.in(folder).server(server).run("list").exitCode()).isEqualTo(exitCode);
    }
  }

  @Test
  void aServerThatIsNotThereIsAProblemWithAWayOut() {
    CliRun run = CliRun.in(folder).with("SLIPWAY_SERVER", "http://127.0.0.1:1").run("list");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("SERVER_UNREACHABLE").contains("slipway server");
  }

  @Test
  void problemsAreJsonWhenJsonIsAskedFor() {
    CliRun run =
        CliRun.in(folder).with("SLIPWAY_SERVER", "http://127.0.0.1:1").run("list", "--json");

    assertThat(run.out()).startsWith("{").contains("\"error\" : \"SERVER_UNREACHABLE\"");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not json", "null", "[]", "{\"items\":3}", ""})
  void anAnswerThatMakesNoSenseIsAProblem(String answer) throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("GET /projects?limit=20", 200, answer);

      CliRun run = CliRun.in(folder).server(server).run("list");

      assertThat(run.exitCode()).isEqualTo(6);
      assertThat(run.err()).contains("not one that Slipway gives");
    }
  }

  @Test
  void aRefusedTokenSaysHowToGiveOne() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("GET /projects?limit=20", 401, "");

      CliRun run = CliRun.in(folder).server(server).with("SLIPWAY_TOKEN", "wrong").run("list");

      assertThat(run.err()).contains("UNAUTHORIZED").contains("SLIPWAY_TOKEN");
      assertThat(server.asked().getFirst().token()).isEqualTo("Bearer wrong");
    }
  }

  @Test
  void aTokenThatCannotBeOneIsNotRepeated() {
    CliRun run =
        CliRun.in(folder)
            .with("SLIPWAY_SERVER", "http://127.0.0.1:1")
            .with("SLIPWAY_TOKEN", "hunter2\nhunter2")
            .run("list");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("SLIPWAY_TOKEN").doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "ftp://127.0.0.1", "http://", "http://127.0.0.1:99999"})
  void anAddressThatIsNoneIsTheUsersProblem(String address) {
    assertThat(CliRun.in(folder).run("list", "--server", address).exitCode()).isEqualTo(3);
  }

  @Test
  void aPlanDoesNotNeedTheHomeFolder() throws IOException {
    Files.writeString(folder.resolve("index.html"), "hello");
    Files.writeString(folder.resolve("home"), "a file where the folder should be");

    assertThat(CliRun.in(folder).run("plan").exitCode()).isZero();
  }

  @Test
  void aHomeFolderThatCannotBeUsedIsNamed() throws IOException {
    Files.writeString(folder.resolve("index.html"), "hello");
    Files.writeString(folder.resolve("home"), "a file where the folder should be");

    CliRun run = CliRun.in(folder).run("deploy");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("STORAGE_WRITE_FAILED", "SLIPWAY_HOME");
  }

  @Test
  void theTokenOfTheLocalServerIsReadFromItsHome() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/token"), "slip_local\n");
    try (StandInServer server = new StandInServer()) {
      server.json("GET /projects?limit=20", 200, "{\"items\":[%s]}".formatted(Wire.project()));

      CliRun run = CliRun.in(folder).server(server).run("list");

      assertThat(server.asked().getFirst().token()).isEqualTo("Bearer slip_local");
      assertThat(run.out())
          .isEqualTo(
              """
              project   owner   active   url
              shop      local   yes      http://shop.localhost:7070
              """);
    }
  }

  @Test
  void aSecretIsReadFromStandardInput() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("PUT /projects/shop/secrets", 200, "{\"items\":[]}");

      CliRun run =
          CliRun.in(folder)
              .server(server)
              .input("hunter2\n")
              .run("env", "set", "shop", "API_KEY", "--scope", "secret");

      assertThat(run.exitCode()).isZero();
      assertThat(server.asked().getFirst().body())
          .isEqualTo("{\"variables\":[{\"name\":\"API_KEY\",\"value\":\"hunter2\"}]}");
      assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }
  }

  @Test
  void variablesAreSetWithTheirScopeAndEnvironment() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("PUT /projects/shop/env", 200, "{\"items\":[]}");

      CliRun.in(folder)
          .server(server)
          .run("env", "set", "shop", "A=1=2", "--scope", "build", "-e", "staging");

      assertThat(server.asked().getFirst().body())
          .contains("\"name\":\"A\",\"value\":\"1=2\",\"scope\":\"build\"")
          .contains("\"environment\":\"staging\"");
    }
  }

  @Test
  void aPlanNeedsNoServer() throws IOException {
    Files.writeString(folder.resolve("index.html"), "hello");

    CliRun people = CliRun.in(folder).run("plan");
    CliRun programs = CliRun.in(folder).run("plan", "--json");

    assertThat(people.exitCode()).isZero();
    assertThat(people.out()).startsWith("what ").contains("output");
    assertThat(programs.out()).contains("\"kind\"").contains("\"static\"");
  }

  @Test
  void aPlanShowsWhatTheProjectAsksOfAnswers() throws IOException {
    Files.writeString(folder.resolve("index.html"), "hello");
    Files.writeString(
        folder.resolve("slipway.json"),
        """
        {"redirects": [{"source": "/a", "destination": "/b"}, {"source": "/c", "destination": "/"}],
        "headers": [{"source": "/img/*", "headers": {"Cache-Control": "no-cache"}}]}
        """);

    assertThat(CliRun.in(folder).run("plan").out())
        .containsPattern("headers +/img/\\* +slipway.json")
        .containsPattern("redirects +/a → /b and 1 more +slipway.json");
  }

  @Test
  void aFolderThatIsNoProjectIsTheUsersProblem() throws IOException {
    Files.createDirectory(folder.resolve("empty"));

    CliRun run = CliRun.in(folder).run("plan", "empty");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("FRAMEWORK_NOT_RECOGNISED").contains("What to do");
  }

  @Test
  void logsArePrintedPageByPage() throws IOException {
    String route = "GET /deploy/" + Wire.ID + "/logs";
    try (StandInServer server = new StandInServer()) {
      server
          .json("GET /deploy/" + Wire.ID + "/status", 200, Wire.succeeded())
          .json(route, 200, "{\"items\":[%s],\"next\":\"p 1\"}".formatted(Wire.log("one")))
          .json(route + "?after=p%201", 200, "{\"items\":[%s]}".formatted(Wire.log("two")));

      assertThat(CliRun.in(folder).server(server).run("logs", Wire.ID).out())
          .isEqualTo("one\ntwo\n");
    }
  }

  @Test
  void downWithoutAServerIsDone() {
    CliRun run = CliRun.in(folder).run("down");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).isEqualTo("No server runs here\n");
  }
}
