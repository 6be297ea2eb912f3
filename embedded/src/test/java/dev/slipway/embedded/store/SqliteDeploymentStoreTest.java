package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.DeploymentStoreContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteDeploymentStoreTest extends DeploymentStoreContract {
  private final DeploymentStore store;

  SqliteDeploymentStoreTest(SqliteDatabase database) {
    store = new SqliteDeploymentStore(database);
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
