package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.FairTurnsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteFairTurnsTest extends FairTurnsContract {
  private final SqliteDatabase database;
  private final DeploymentQueue queue;

  SqliteFairTurnsTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    queue = new SqliteDeploymentQueue(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeploymentQueue queue() {
    return queue;
  }
}
