package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.DeadLettersContract;
import dev.slipway.ports.queue.DeploymentQueue;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteDeadLettersTest extends DeadLettersContract {
  private final DeploymentQueue queue;
  private final DeadLetters letters;

  SqliteDeadLettersTest(SqliteDatabase database) {
    queue = new SqliteDeploymentQueue(database);
    letters = new SqliteDeadLetters(database);
  }

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }

  @Override
  protected DeadLetters letters() {
    return letters;
  }
}
