package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.DeploymentStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDeploymentStoreTest extends DeploymentStoreContract {
  private final SqliteDatabase database;
  private final DeploymentStore store;

  SqliteDeploymentStoreTest(@TempDir Path folder) {
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
}
