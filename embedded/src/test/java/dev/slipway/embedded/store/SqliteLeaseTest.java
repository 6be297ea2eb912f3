package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.LeaseContract;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteLeaseTest extends LeaseContract {
  private final DeploymentStore store;

  SqliteLeaseTest(SqliteDatabase database) {
    store = new SqliteDeploymentStore(database);
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }
}
