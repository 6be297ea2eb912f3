package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.store.ReleaseRetentionContract;
import dev.slipway.ports.store.ReleaseStore;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteReleaseRetentionTest extends ReleaseRetentionContract {
  private final SqliteDatabase database;

  SqliteReleaseRetentionTest(SqliteDatabase database) {
    this.database = database;
  }

  @Override
  protected ReleaseStore store() {
    return new SqliteReleaseStore(database);
  }

  @Override
  protected ReleaseRetention retention() {
    return new SqliteReleaseRetention(database);
  }

  @Override
  protected DeploymentStore deployments() {
    return new SqliteDeploymentStore(database);
  }
}
