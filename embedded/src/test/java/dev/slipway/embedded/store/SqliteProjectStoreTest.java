package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import dev.slipway.ports.store.ProjectStoreContract;
import dev.slipway.ports.store.ReleaseStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteProjectStoreTest extends ProjectStoreContract {
  private final SqliteDatabase database;

  SqliteProjectStoreTest(SqliteDatabase database) {
    this.database = database;
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
