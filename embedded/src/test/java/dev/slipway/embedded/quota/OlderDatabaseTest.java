package dev.slipway.embedded.quota;

import static dev.slipway.ports.testing.Examples.ACME;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.quota.Holding;
import dev.slipway.domain.quota.Quota;
import dev.slipway.domain.quota.QuotaUse;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.usage.SqliteUsageLedger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was there before it was counted.
final class OlderDatabaseTest {
  private static final String BEFORE_HOLDINGS = "6";

  @TempDir private Path folder;

  @Test
  void projectsAreCountedAndWhatRunsIsLookedAtAndHasRunSinceItsFirstRelease() throws SQLException {
    Path file = folder.resolve("slipway.db");
    String url = "jdbc:sqlite:" + file;
    Flyway.configure(SqliteDatabase.class.getClassLoader())
        .dataSource(url, "", "")
        .locations("classpath:dev/slipway/embedded/sqlite/migrations")
        .target(BEFORE_HOLDINGS)
        .loggers("slf4j")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          INSERT INTO project (id, organization, version, document)
          VALUES ('a', 'acme', 1, '{}'), ('b', 'acme', 3, '{}'), ('c', 'other', 1, '{}')
          """);
      statement.executeUpdate("INSERT INTO \"release\" VALUES ('r', 'a', '{}')");
      statement.executeUpdate(
          """
          INSERT INTO activation (deployment, project, environment, number, "release", document)
          VALUES ('d1', 'a', 'production', 1, 'r', '{"at":"2026-11-20T12:00:00.250000001Z"}'),
                 ('d2', 'a', 'production', 2, 'r', '{"at":"2026-11-22T12:00:00Z"}')
          """);
    }

    try (SqliteDatabase database = SqliteDatabase.open(file)) {
      SqliteHoldingLedger ledger = new SqliteHoldingLedger(database);

      assertThat(ledger.use(ACME)).isEqualTo(QuotaUse.of(Quota.PROJECTS, 2));
      assertThat(ledger.open(Optional.of(ACME), Optional.empty(), 10))
          .singleElement()
          .satisfies(held -> {
            assertThat(held.holder().id()).isEqualTo("releases/a/production");
            assertThat(held.state()).isEqualTo(Holding.State.TAKEN);
          });
      assertThat(new SqliteUsageLedger(database).total(ACME, YearMonth.of(2026, 11), NOW).running())
          .isEqualTo(Duration.ofDays(3).minusMillis(250));
    }
  }
}
