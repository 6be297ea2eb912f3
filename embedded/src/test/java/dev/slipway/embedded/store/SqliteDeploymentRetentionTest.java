package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.DeploymentRetentionContract;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeploymentRetentionTest extends DeploymentRetentionContract {
  private final SqliteDatabase database;
  private final SqliteDeploymentStore store;

  SqliteDeploymentRetentionTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    store = new SqliteDeploymentStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Override
  protected DeploymentRetention retention() {
    return new SqliteDeploymentRetention(database);
  }

  @Override
  protected DeploymentStatistics statistics() {
    return store;
  }
}
