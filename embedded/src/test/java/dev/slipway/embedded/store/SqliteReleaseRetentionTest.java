package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.store.DeploymentStore;
import dev.slipway.ports.store.ReleaseRetention;
import dev.slipway.ports.store.ReleaseRetentionContract;
import dev.slipway.ports.store.ReleaseStore;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class SqliteReleaseRetentionTest extends ReleaseRetentionContract {
  private final SqliteDatabase database;

  SqliteReleaseRetentionTest(@TempDir Path folder) {
    database = SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  @AfterEach
  void close() {
    database.close();
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
