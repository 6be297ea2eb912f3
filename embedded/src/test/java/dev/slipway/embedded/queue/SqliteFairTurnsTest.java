package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.FairTurnsContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteFairTurnsTest extends FairTurnsContract {
  private final DeploymentQueue queue;

  SqliteFairTurnsTest(SqliteDatabase database) {
    queue = new SqliteDeploymentQueue(database);
  }

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }
}
