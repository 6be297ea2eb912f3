package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `slipway gc`.
class GcCommandTest {
  private static final String DONE =
      """
      {"dryRun":false,"state":"done","startedAt":"2026-11-23T12:00:00Z",
      "endedAt":"2026-11-23T12:00:01Z","collected":[
      {"kind":"deployment","reason":"too-old","because":"older than deployments are kept",
      "count":1200,"bytes":0},
      {"kind":"artifact","reason":"unnamed","because":"nothing that is kept names it","count":3,
      "bytes":81234567}],"disk":{"used":1000000,"limit":2000000}}\
      """;

  @TempDir private Path folder;

  @Test
  void whatWentIsShownWithTheReason() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /gc?dryRun=false", 200, DONE);

      CliRun run = CliRun.in(folder).server(server).run("gc");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .containsPattern("gone +how many +bytes +because")
          .containsPattern("deployment +1,200 +older than deployments are kept")
          .containsPattern("artifact +3 +81,234,567 +nothing that is kept names it")
          .contains("1,000,000 of 2,000,000 bytes of the disk are used");
    }
  }

  @Test
  void aDryRunAsksForOneAndSaysSo() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json("POST /gc?dryRun=true", 200, DONE);

      assertThat(CliRun.in(folder).server(server).run("gc", "--dry-run").out())
          .startsWith("would go");
    }
  }

  @Test
  void oneThatTakesLongIsLookedAtUntilItHasEnded() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "POST /gc?dryRun=false",
          200,
          "{\"dryRun\":false,\"state\":\"running\",\"startedAt\":\"2026-11-23T12:00:00Z\",\"collected\":[]}");
      server.json("GET /gc?dryRun=false", 200, DONE);

      CliRun run = CliRun.in(folder).server(server).run("gc", "--json");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("\"state\"", "\"done\"", "81234567");
    }
  }

  @Test
  void whereNothingHadToGoThatIsSaid() throws IOException {
    try (StandInServer server = new StandInServer()) {
      server.json(
          "POST /gc?dryRun=false",
          200,
          "{\"dryRun\":false,\"state\":\"done\",\"startedAt\":\"2026-11-23T12:00:00Z\",\"endedAt\":\"2026-11-23T12:00:00Z\",\"collected\":[]}");

      assertThat(CliRun.in(folder).server(server).run("gc").out()).isEqualTo("Nothing had to go\n");
    }
  }
}
