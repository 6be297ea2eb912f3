package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentRetention;
import dev.slipway.ports.store.DeploymentRetentionContract;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteDeploymentRetentionTest extends DeploymentRetentionContract {
  private final SqliteDatabase database;
  private final SqliteDeploymentStore store;

  SqliteDeploymentRetentionTest(SqliteDatabase database) {
    this.database = database;
    store = new SqliteDeploymentStore(database);
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
