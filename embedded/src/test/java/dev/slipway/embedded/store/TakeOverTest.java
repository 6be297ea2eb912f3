package dev.slipway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.Deployment;
import dev.slipway.embedded.queue.SqliteDeploymentQueue;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.Notice;
import dev.slipway.ports.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a process that has the database to itself takes over from one that is dead.
final class TakeOverTest {
  private static final Duration LONG = Duration.ofHours(1);

  @TempDir private Path folder;

  @Test
  void deploymentsAndNoticesOfADeadProcessAreFreeAtOnce() {
    try (SqliteDatabase database = SqliteDatabase.open(folder.resolve("slipway.db"))) {
      SqliteDeploymentStore deployments = new SqliteDeploymentStore(database);
      SqliteDeploymentQueue queue = new SqliteDeploymentQueue(database);
      Deployment deployment = Examples.queued("a");
      deployments.admit(deployment);
      queue.send(new Notice(deployment.id(), deployment.request().organization()), Duration.ZERO);
      assertThat(deployments.acquire(deployment.id(), "the dead one", LONG)).isPresent();
      assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);

      deployments.endAllLeases();
      queue.endAllLocks();

      assertThat(deployments.acquire(deployment.id(), "the next one", LONG)).isPresent();
      assertThat(queue.receive(1, Duration.ZERO)).hasSize(1);
    }
  }
}
