package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.DeadLetters;
import dev.slipway.ports.queue.DeadLettersContract;
import dev.slipway.ports.queue.DeploymentQueue;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeadLettersTest extends DeadLettersContract {
  private final SqliteDatabase database;
  private final DeploymentQueue queue;
  private final DeadLetters letters;

  SqliteDeadLettersTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    queue = new SqliteDeploymentQueue(database);
    letters = new SqliteDeadLetters(database);
  }

  @AfterEach
  void close() {
    database.close();
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
