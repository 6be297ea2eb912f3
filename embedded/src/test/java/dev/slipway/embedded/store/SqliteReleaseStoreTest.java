package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.store.ReleaseStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReleaseStoreTest extends ReleaseStoreContract {
  private final SqliteDatabase database;
  private final ReleaseStore store;

  SqliteReleaseStoreTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
    store = new SqliteReleaseStore(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ReleaseStore store() {
    return store;
  }

  @Override
  protected DeploymentStore deployments() {
    return new SqliteDeploymentStore(database);
  }
}
