package dev.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupCommandsTest {
  private static final String BACKUP = "the bytes of a backup";
  private static final String NAMED_BY_TIME = "slipway-backup-20260102-150000.tar.gz";
  private static final String PROBLEM =
      """
      {"error":"CONFLICT","message":"The home folder is not empty","tried":"Tried to restore","kind":"USER",\
      "evidence":[],"fix":"Take another one","retryable":false}\
      """;

  private final Path folder;
  private final Path files;
  private final StandInServer server = new StandInServer();

  BackupCommandsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    this.files = Files.createDirectory(folder.resolve("backups"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theServersAnswerIsAFileThatOnlyItsOwnerReads() throws IOException {
    server.file("POST /backup", BACKUP);

    CliRun run = CliRun.in(folder).server(server).run("backup", "backups/monday.tar.gz");

    Path file = files.resolve("monday.tar.gz");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().strip()).isEqualTo(file.toString());
    assertThat(run.err()).contains("1 kB", "every secret with its key");
    assertThat(file).hasContent(BACKUP);
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void inAFolderItIsNamedByTheTime() throws IOException {
    server.file("POST /backup", BACKUP);

    CliRun run = CliRun.in(folder).server(server).run("backup", "backups", "--json");

    JsonNode written = new ObjectMapper().readTree(run.out());
    assertThat(written.path("file").asText()).isEqualTo(files.resolve(NAMED_BY_TIME).toString());
    assertThat(written.path("bytes").asInt()).isEqualTo(BACKUP.length());
    assertThat(written.has("durationMs")).isTrue();
  }

  @Test
  void nothingIsLeftOfOneThatBreaksOff() throws IOException {
    server.fileThatBreaksOff("POST /backup", BACKUP);

    CliRun run = CliRun.in(folder).server(server).run("backup", "backups");

    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("broke off in the middle");
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereIsLeftAlone() throws IOException {
    Path before = Files.writeString(files.resolve("monday.tar.gz"), "of last week");

    CliRun run = CliRun.in(folder).server(server).run("backup", before.toString());

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(before).hasContent("of last week");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void aRefusalOfTheServerIsTold() throws IOException {
    server.json("POST /backup", 409, Wire.problem("CONFLICT", "USER"));

    CliRun run = CliRun.in(folder).server(server).run("backup", "backups");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.err()).contains("CONFLICT");
    assertThat(files).isEmptyDirectory();
  }

  @Test
  void withoutAServerItsProgramWritesTheBackup() throws IOException {
    try (StandInDistribution distribution = distribution("printf '%s' \"$*\"")) {
      CliRun run = CliRun.in(folder).launchedFrom(distribution).run("backup", "backups");

      assertThat(run.exitCode()).isZero();
      assertThat(Files.readString(files.resolve(NAMED_BY_TIME)))
          .endsWith("dev.slipway.server.OfflineMain backup " + folder.resolve("home"));
    }
  }

  @Test
  void nothingIsLeftWhenThatProgramFails() throws IOException {
    try (StandInDistribution distribution =
        distribution("printf half; echo '%s' >&2; exit 1".formatted(PROBLEM))) {
      CliRun run = CliRun.in(folder).launchedFrom(distribution).run("backup", "backups");

      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.err()).contains("CONFLICT", "not empty", "Take another one");
      assertThat(files).isEmptyDirectory();
    }
  }

  @Test
  void whatWasRestoredIsTold() throws IOException {
    String restored =
        """
        {"home":"/srv/slipway","takenAt":"2026-01-02T15:00:00Z","slipway":"0.1.0","projects":1,\
        "deployments":17,"files":3,"bytes":4200000}\
        """;
    try (StandInDistribution distribution = distribution("echo '%s'".formatted(restored))) {
      CliRun.Setup setup = CliRun.in(folder).launchedFrom(distribution);

      CliRun told = setup.run("restore", "backups/monday.tar.gz");
      CliRun asJson = setup.run("restore", "backups/monday.tar.gz", "--json");

      assertThat(told.out().strip()).isEqualTo("/srv/slipway");
      assertThat(told.err()).contains("1 project with 17 deployments", "4.2 MB", "Slipway 0.1.0");
      assertThat(new ObjectMapper().readTree(asJson.out()).path("deployments").asInt())
          .isEqualTo(17);
      assertThat(folder.resolve("home")).doesNotExist();
    }
  }

  @Test
  void aProgramThatEndsWithoutAWordIsOurFault() throws IOException {
    try (StandInDistribution distribution = distribution("exit 3")) {
      CliRun run =
          CliRun.in(folder).launchedFrom(distribution).run("restore", "backups/monday.tar.gz");

      assertThat(run.exitCode()).isEqualTo(6);
      assertThat(run.err()).contains("exit code 3");
    }
  }

  @Test
  void interruptedItLeavesNothing() throws Exception {
    try (StandInDistribution distribution = distribution("printf half; sleep 600")) {
      Process backup = CliRun.in(folder).launchedFrom(distribution).start("backup", "backups");
      Waiting.until("it has begun", () -> holdsSomething(files));

      backup.destroy();
      backup.waitFor();

      assertThat(files).isEmptyDirectory();
    }
  }

  private StandInDistribution distribution(String script) throws IOException {
    return new StandInDistribution(folder, URI.create("http://127.0.0.1:1")).startsBy(script);
  }

  private static boolean holdsSomething(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
