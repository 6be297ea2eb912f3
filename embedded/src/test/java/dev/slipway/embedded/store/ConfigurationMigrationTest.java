package dev.slipway.embedded.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.configuration.ConfigurationVersion;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store from before the versions of configurations were kept.
final class ConfigurationMigrationTest {
  private static final String CONFIGURED =
      """
      {"id":"shop","organization":"acme","name":"Shop","active":true,"configuration":{"version":3,
      "variables":[{"name":"GREETING","value":{"type":"runtime","text":"hi"}}]},
      "createdAt":"2026-11-23T12:00:00Z","updatedAt":"2026-11-24T13:00:00Z","version":9}\
      """;
  private static final String UNTOUCHED =
      """
      {"id":"blog","organization":"acme","name":"Blog","active":true,"configuration":{"version":0,
      "variables":[]},"createdAt":"2026-11-23T12:00:00Z","updatedAt":"2026-11-23T12:00:00Z",
      "version":1}\
      """;

  @Test
  void whatAProjectWasConfiguredWithIsTheFirstVersionThatIsKnown(@TempDir Path folder)
      throws SQLException {
    Path file = folder.resolve("slipway.db");
    String url = "jdbc:sqlite:" + file;
    Flyway.configure()
        .dataSource(url, "", "")
        .locations("classpath:dev/slipway/embedded/sqlite/migrations")
        .target("8?")
        .loggers("slf4j")
        .load()
        .migrate();
    insert(url, "shop", 9, CONFIGURED);
    insert(url, "blog", 1, UNTOUCHED);

    try (SqliteDatabase database = SqliteDatabase.open(file)) {
      SqliteConfigurationHistory history = new SqliteConfigurationHistory(database);
      ConfigurationVersion known = history.find(new ProjectId("shop"), 3).orElseThrow();

      assertThat(known.at()).isEqualTo(Instant.parse("2026-11-24T13:00:00Z"));
      assertThat(known.by()).isEmpty();
      assertThat(known.changes()).isEmpty();
      assertThat(known.configuration().settings()).isEqualTo(OwnSettings.NONE);
      assertThat(known.configuration())
          .isEqualTo(
              new SqliteProjectStore(database)
                  .find(new ProjectId("shop"))
                  .orElseThrow()
                  .configuration());
      assertThat(history.list(new ProjectId("blog"), Optional.empty(), 10).items())
          .isEqualTo(List.of());
    }
  }

  private static void insert(String url, String id, long version, String document)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO project (id, organization, version, document) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, "acme");
      insert.setLong(3, version);
      insert.setString(4, document);
      insert.executeUpdate();
    }
  }
}
