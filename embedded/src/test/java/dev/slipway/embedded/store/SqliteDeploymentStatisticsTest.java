package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStatisticsContract;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeploymentStatisticsTest extends DeploymentStatisticsContract {
  private final SqliteDatabase database;
  private final SqliteDeploymentStore store;

  SqliteDeploymentStatisticsTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    store = new SqliteDeploymentStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }
}
