package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStatistics;
import dev.slipway.ports.store.DeploymentStatisticsContract;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ProjectStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteDeploymentStatisticsTest extends DeploymentStatisticsContract {
  private final SqliteDatabase database;
  private final SqliteDeploymentStore store;

  SqliteDeploymentStatisticsTest(SqliteDatabase database) {
    this.database = database;
    store = new SqliteDeploymentStore(database);
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
