package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ProjectStoreContract;
import dev.slipway.ports.store.ReleaseStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteProjectStoreTest extends ProjectStoreContract {
  private final SqliteDatabase database;

  SqliteProjectStoreTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  protected ProjectStore projects() {
    return new SqliteProjectStore(database);
  }

  @Override
  protected DeploymentStore deployments() {
    return new SqliteDeploymentStore(database);
  }

  @Override
  protected ReleaseStore releases() {
    return new SqliteReleaseStore(database);
  }
}
