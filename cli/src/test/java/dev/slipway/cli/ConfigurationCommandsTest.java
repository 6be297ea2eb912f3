package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `slipway settings`, `slipway secrets`, `slipway config` and what a rollback says.
class ConfigurationCommandsTest {
  private static final String CHANGE =
      """
      {"name":"GREETING","kind":"runtime","before":"hello","after":"moin",
      "text":"GREETING changed from 'hello' to 'moin'"}\
      """;
  private static final String RELEASE =
      """
      {"releaseId":"rel_1","artifact":"a","createdAt":"2026-01-02T14:02:00Z",
      "activatedAt":"2026-01-02T14:03:00Z","current":false,"deploymentId":"deploy_1_a",
      "configurationVersion":3,"configuration":{"version":3,"setAt":"2026-01-02T14:02:00Z",
      "presentVersion":5,"whole":%s,"differences":[%s]}}\
      """;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "settings",
        "settings show",
        "settings set",
        "settings unset",
        "secrets",
        "secrets list",
        "secrets set",
        "secrets unset",
        "config",
        "config history",
        "config show",
        "config restore",
        "login",
        "logout",
        "whoami"
      })
  void everyCommandHasHelpWithAnExample(String command) {
    CliRun run = CliRun.in(folder).run((command + " --help").split(" ", -1));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: slipway " + command).contains("Example");
  }

  @Test
  void settingsThatAreTextNeedNoQuotesAndOthersAreJson() {
    server.json("PUT /projects/shop/settings", 200, "{}");

    CliRun run =
        run(
            "settings",
            "set",
            "shop",
            "node=22.10",
            "build=npm run a=b",
            "install=",
            "port=3000",
            "singlePage=true",
            "sizes={\"cpu\": 0.5}");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("Set; it holds from the next deployment on\n");
    assertThat(server.asked().getFirst().body())
        .isEqualTo(
            "{\"node\":\"22.10\",\"build\":\"npm run a=b\",\"install\":\"\",\"port\":3000,"
                + "\"singlePage\":true,\"sizes\":{\"cpu\":0.5}}");
  }

  @Test
  void aFileIsSetWholeAndWhatIsNamedGoesBeforeIt() throws IOException {
    server.json("PUT /projects/shop/settings", 200, "{}");
    Files.writeString(folder.resolve("slipway.json"), "{\"node\": \"22\", \"install\": null}");

    CliRun run = run("settings", "set", "shop", "--file", "slipway.json", "node=24");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(server.asked().getFirst().body()).isEqualTo("{\"node\":\"24\",\"install\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "node", "=22"})
  void whatIsNoSettingIsAUsageError(String assignment) {
    CliRun run =
        assignment.isEmpty()
            ? run("settings", "set", "shop")
            : run("settings", "set", "shop", assignment);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("KEY=VALUE");
    assertThat(server.asked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", ""})
  void aFileThatIsNoObjectIsAProblemOfTheProject(String text) throws IOException {
    Files.writeString(folder.resolve("settings.json"), text);

    CliRun run = run("settings", "set", "shop", "--file", "settings.json");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("It is no JSON object", "settings.json");
  }

  @Test
  void settingsAreShownAndUnset() {
    server.json(
        "GET /projects/shop/settings",
        200,
        "{\"configurationVersion\":4,\"settings\":{\"node\":\"22\",\"sizes\":{\"cpu\":0.5}}}");
    server.json("DELETE /projects/shop/settings/node", 204, "");

    assertThat(run("settings", "show", "shop").out().lines())
        .containsExactly("setting   value", "node      \"22\"", "sizes     {\"cpu\":0.5}");
    assertThat(run("settings", "unset", "shop", "node").exitCode()).isZero();
  }

  @Test
  void aSecretOnTheCommandLineIsSetWithAWarning() {
    server.json("PUT /projects/shop/secrets", 200, "{\"items\":[]}");

    CliRun run = run("secrets", "set", "shop", "API_KEY=hunter2");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("shell's history").doesNotContain("hunter2");
    assertThat(run("env", "set", "shop", "API_KEY=hunter2", "--secret").err())
        .contains("shell's history");
    assertThat(run("env", "set", "shop", "A=b").err()).doesNotContain("history");
  }

  @Test
  void aSecretComesFromAPipeWithoutAWarning() {
    server.json("PUT /projects/shop/secrets", 200, "{\"items\":[]}");

    CliRun run =
        CliRun.in(folder)
            .server(server)
            .input("hunter2\n")
            .run("secrets", "set", "shop", "API_KEY", "-e", "staging");

    assertThat(run.err()).isEmpty();
    assertThat(server.asked().getFirst().body())
        .isEqualTo(
            "{\"variables\":[{\"name\":\"API_KEY\",\"value\":\"hunter2\",\"environment\":\"staging\"}]}");
  }

  @Test
  void secretsAreListedByNameVersionAndTime() {
    server.json(
        "GET /projects/shop/secrets",
        200,
        """
        {"items":[{"name":"API_KEY","scope":"secret","version":2,"setAt":"2026-01-02T14:02:00Z"},
        {"name":"OLD","scope":"secret","environment":"staging","version":1}]}\
        """);

    assertThat(run("secrets", "list", "shop").out().lines())
        .containsExactly(
            "name      environment   version   set",
            "API_KEY   all           2         2026-01-02T14:02:00Z",
            "OLD       staging       1");
  }

  @Test
  void theHistorySaysWhoChangedWhatAndWhen() {
    server.json(
        "GET /projects/shop/configuration/versions?limit=100",
        200,
        """
        {"items":[
        {"version":3,"setAt":"2026-01-02T14:02:00Z","setBy":"key:k3f9x0a1b2c4","returnedTo":1,
        "changes":[%s,{"name":"node","kind":"setting","text":"setting node removed, was \\"22\\""}]},
        {"version":1,"setAt":"2026-01-01T09:00:00Z","changes":[]}]}\
        """
            .formatted(CHANGE));

    assertThat(run("config", "history", "shop").out().lines())
        .containsExactly(
            "version   set                by                 what",
            "3         14:02              key:k3f9x0a1b2c4   as version 1 again: GREETING changed from 'hello' to 'moin'",
            "                                                setting node removed, was \"22\"",
            "1         2026-01-01 09:00                      what there was when versions began to be kept");
  }

  @Test
  void aVersionIsShownWholeAndTheOneOfNowWhenNoneIsNamed() {
    server.json(
        "GET /projects/shop",
        200,
        """
        {"projectId":"shop","organizationId":"acme","name":"shop","active":true,
        "url":"http://shop.localhost","configurationVersion":3,
        "createdAt":"2026-01-02T14:02:00Z","updatedAt":"2026-01-02T14:02:00Z"}\
        """);
    server.json(
        "GET /projects/shop/configuration/versions/3",
        200,
        """
        {"version":3,"setAt":"2026-01-02T14:02:00Z","setBy":"machine","changes":[],
        "settings":{"node":"22"},"variables":[
        {"name":"API_KEY","scope":"secret","version":2},
        {"name":"GREETING","scope":"runtime","environment":"staging","value":"moin"}]}\
        """);

    assertThat(run("config", "show", "shop").out().lines())
        .containsExactly(
            "Version 3, set 14:02 by machine",
            "name       scope     environment   value",
            "node       setting   all           \"22\"",
            "API_KEY    secret    all           *** (version 2)",
            "GREETING   runtime   staging       moin");
    assertThat(run("config", "show", "shop", "3").out()).startsWith("Version 3");
  }

  @Test
  void restoringSaysWhatItChanged() {
    server.json(
        "POST /projects/shop/configuration/versions/3/restore",
        200,
        "{\"version\":6,\"setAt\":\"2026-01-02T14:02:00Z\",\"returnedTo\":3,\"changes\":[%s]}"
            .formatted(CHANGE));

    assertThat(run("config", "restore", "shop", "3").out().lines())
        .containsExactly(
            "  GREETING changed from 'hello' to 'moin'",
            "Version 6 holds what version 3 held; it holds from the next deployment on");
  }

  @Test
  void aDryRunSaysWhichConfigurationARollbackReturnsToAndAsksForNone() {
    String difference =
        """
        {"name":"GREETING","kind":"runtime","before":"hello","after":"moin",
        "text":"GREETING was 'hello', is 'moin' now"}\
        """;
    server.json(
        "GET /deploy/project/shop/rollback?environment=staging&releaseId=rel_1",
        200,
        RELEASE.formatted(true, difference));

    CliRun run = run("rollback", "shop", "--to", "rel_1", "-e", "staging", "--dry-run");

    assertThat(run.out().lines())
        .containsExactly(
            "  Returns to rel_1, live before at 14:03",
            "  with its own configuration, version 3 of 14:02:",
            "    GREETING was 'hello', is 'moin' now",
            "  The next deployment uses the present configuration (5) again");
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void whereNothingDiffersARollbackSaysThat() {
    server.json("GET /deploy/project/shop/rollback", 200, RELEASE.formatted(true, ""));

    assertThat(run("rollback", "shop", "--dry-run").out())
        .contains("settings and variables as now")
        .doesNotContain("next deployment");
  }

  @Test
  void theListOfReleasesSaysWhoseConfigurationIsAnotherOne() {
    server.json(
        "GET /projects/shop/releases?limit=20",
        200,
        "{\"items\":[%s]}".formatted(RELEASE.formatted(true, CHANGE)));

    assertThat(run("list", "shop", "--releases").out())
        .contains("configuration", "3, now other: GREETING");
  }

  @Test
  void aPlanCountsTheSettingsOfAProjectThatIsNamed() throws IOException {
    Files.writeString(folder.resolve("index.html"), "<p>hello");
    Files.createDirectories(folder.resolve("web"));
    Files.writeString(folder.resolve("web/index.html"), "<p>hello");
    server.json(
        "GET /projects/shop/settings",
        200,
        "{\"configurationVersion\":4,\"settings\":{\"output\":\"web\"}}");

    assertThat(run("plan", ".", "--project", "shop").out()).contains("the project's settings");
    assertThat(run("plan", ".").out()).doesNotContain("the project's settings");
  }

  private CliRun run(String... arguments) {
    return CliRun.in(folder).server(server).run(arguments);
  }
}
