package dev.slipway.embedded.queue;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.queue.DeploymentQueue;
import dev.slipway.ports.queue.DeploymentQueueContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeploymentQueueTest extends DeploymentQueueContract {
  private final Path folder;
  private final List<SqliteDatabase> databases = new ArrayList<>();

  SqliteDeploymentQueueTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void close() {
    databases.forEach(SqliteDatabase::close);
  }

  @Override
  protected DeploymentQueue queueLockingFor(Duration lock) {
    SqliteDatabase database =
        SqliteDatabase.open(folder.resolve("slipway%d.db".formatted(databases.size())));
    databases.add(database);
    return new SqliteDeploymentQueue(database, lock);
  }
}
