package dev.slipway.embedded.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.embedded.log.FileLogStore;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import dev.slipway.ports.log.PositionedLine;
import dev.slipway.ports.queue.Delivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KilledProcessTest {
  private static final int ENOUGH = 200;

  @Test
  void everythingThatWasAcknowledgedIsThereAfterTheProcessIsKilled(@TempDir Path folder)
      throws Exception {
    List<Integer> acknowledged = writeUntilKilled(folder);

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("slipway.db"))) {
      assertDeploymentsAreThere(new SqliteDeploymentStore(database), acknowledged);
      assertNoticesAreThere(new SqliteDeploymentQueue(database), acknowledged);
    }
    assertLogsAreThere(new FileLogStore(folder.resolve("logs")), acknowledged);
  }

  private static List<Integer> writeUntilKilled(Path folder) throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = writer.inputReader()) {
      List<Integer> acknowledged = new ArrayList<>();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged.add(Integer.valueOf(line));
        if (acknowledged.size() == ENOUGH) {
          // Through its handle, which leaves what it has printed readable.
          writer.toHandle().destroyForcibly();
        }
      }
      return acknowledged;
    } finally {
      writer.destroyForcibly();
    }
  }

  private static void assertDeploymentsAreThere(
      SqliteDeploymentStore store, List<Integer> acknowledged) {
    assertThat(acknowledged)
        .allSatisfy(number ->
            assertThat(store.find(EndlessWriter.deployment(number).id()))
                .contains(EndlessWriter.deployment(number).withVersion(1)));
  }

  private static void assertNoticesAreThere(
      SqliteDeploymentQueue queue, List<Integer> acknowledged) {
    Set<DeploymentId> delivered =
        queue.receive(100_000, Duration.ZERO).stream()
            .map(Delivery::notice)
            .map(notice -> notice.deployment())
            .collect(Collectors.toSet());

    assertThat(delivered)
        .containsAll(
            acknowledged.stream().map(number -> EndlessWriter.deployment(number).id()).toList());
  }

  private static void assertLogsAreThere(FileLogStore logs, List<Integer> acknowledged) {
    assertThat(acknowledged)
        .allSatisfy(number ->
            assertThat(logs.read(EndlessWriter.deployment(number).id(), LogPosition.START, 10))
                .extracting(PositionedLine::line)
                .isEqualTo(EndlessWriter.lines()));
  }
}
