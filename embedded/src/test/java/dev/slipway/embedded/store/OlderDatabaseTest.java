package dev.slipway.embedded.store;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.deploymentId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.documents.Documents;
import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.ports.testing.Examples;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database from before counts and latest activations were kept at hand.
final class OlderDatabaseTest {
  private static final String BEFORE = "006";

  @TempDir private Path folder;

  private final Documents documents = new Documents();
  private final Release release = Examples.release("one");

  @BeforeEach
  void makeItAsItWas() {
    Flyway.configure()
        .dataSource(url(), null, null)
        .locations("classpath:dev/slipway/embedded/sqlite/migrations")
        .target(BEFORE)
        .load()
        .migrate();
  }

  @Test
  void itsDeploymentsAreCounted() throws SQLException {
    insertDeployment("a", Phase.SUCCEEDED);
    insertDeployment("b", Phase.SUCCEEDED);
    insertDeployment("c", Phase.FAILED);

    try (SqliteDatabase database = open()) {
      SqliteDeploymentStore store = new SqliteDeploymentStore(database);
      store.admit(Examples.queued("d"));

      assertThat(store.counts().of(Phase.SUCCEEDED)).isEqualTo(2);
      assertThat(store.counts().of(Phase.FAILED)).isEqualTo(1);
      assertThat(store.counts().of(Phase.QUEUED)).isEqualTo(1);
    }
  }

  @Test
  void itsLatestActivationsAreFound() throws SQLException {
    insert(
        "INSERT INTO \"release\" (id, project, document) VALUES (?, ?, ?)",
        release.id().value(),
        HELLO.value(),
        documents.toJson(release));
    insertActivation(HELLO, Environment.PRODUCTION, 1, "a");
    insertActivation(HELLO, Environment.PRODUCTION, 2, "b");
    insertActivation(HELLO, Environment.STAGING, 1, "c");
    insertActivation(new ProjectId("other"), Environment.PRODUCTION, 1, "d");

    try (SqliteDatabase database = open()) {
      assertThat(new SqliteReleaseStore(database).allCurrent())
          .extracting(Activation::deployment)
          .containsExactly(deploymentId("b"), deploymentId("c"), deploymentId("d"));
    }
  }

  private SqliteDatabase open() {
    return SqliteDatabase.open(folder.resolve("slipway.db"));
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("slipway.db");
  }

  private void insertDeployment(String suffix, Phase phase) throws SQLException {
    insert(
        """
        INSERT INTO deployment
          (id, project, organization, environment, phase, active, version, notice_due,
           lease_epoch, created_at, updated_at, document)
        VALUES (?, 'hello', 'acme', 'production', ?, 0, 1, 0, 1, 0, 0, ?)
        """,
        deploymentId(suffix).value(),
        phase.name(),
        documents.toJson(Examples.queued(suffix)));
  }

  private void insertActivation(
      ProjectId project, Environment environment, int number, String deployment)
      throws SQLException {
    insert(
        """
        INSERT INTO activation (deployment, project, environment, number, "release", document)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        deploymentId(deployment).value(),
        project.value(),
        environment.id(),
        number,
        release.id().value(),
        documents.toJson(
            new Activation(
                project, environment, number, release.id(), deploymentId(deployment), NOW)));
  }

  private void insert(String sql, Object... values) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int position = 0; position < values.length; position++) {
        statement.setObject(position + 1, values[position]);
      }
      statement.execute();
    }
  }
}
