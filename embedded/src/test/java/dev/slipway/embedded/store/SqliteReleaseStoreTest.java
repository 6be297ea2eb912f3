package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseStore;
import dev.slipway.ports.store.ReleaseStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteReleaseStoreTest extends ReleaseStoreContract {
  private final SqliteDatabase database;
  private final ReleaseStore store;

  SqliteReleaseStoreTest(SqliteDatabase database) {
    this.database = database;
    store = new SqliteReleaseStore(database);
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
