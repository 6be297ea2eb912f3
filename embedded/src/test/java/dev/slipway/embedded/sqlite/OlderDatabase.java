package dev.slipway.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// A database that lived through every version up to one: each wrote its rows, as the code of that
/// version did, before the next changed the schema.
///
/// The rows of version 7 are in `history/V007.sql` beside this class's resources. They were written
/// by that version and are never changed.
record OlderDatabase(Path file) {
  private static final String FOLDER = "embedded/src/test/resources/dev/slipway/embedded/sqlite/";

  /// Every version there ever was.
  static Stream<MigrationVersion> versions() {
    SQLiteDataSource nowhere = new SQLiteDataSource();
    nowhere.setUrl("jdbc:sqlite::memory:");
    return Stream.of(Schema.migrations(nowhere).load().info().all()).map(MigrationInfo::getVersion);
  }

  /// For each version, in their order, a database as the last process of that version left it.
  static SequencedMap<MigrationVersion, OlderDatabase> all(Path folder) {
    OlderDatabase growing = new OlderDatabase(folder.resolve("slipway.db"));
    SequencedMap<MigrationVersion, OlderDatabase> all = new LinkedHashMap<>();
    versions()
        .forEach(version -> {
          growing.liveThrough(version);
          all.put(version, growing.copyTo(folder.resolve("version-" + version)));
        });
    return all;
  }

  private void liveThrough(MigrationVersion version) {
    Schema.migrations(source()).target(version).load().migrate();
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(rowsOf(version));
    } catch (SQLException e) {
      throw new AssertionError("the rows of version " + version + " do not fit its schema", e);
    }
  }

  private static String rowsOf(MigrationVersion version) {
    String name = "history/V%03d.sql".formatted(version.getMajor().intValueExact());
    try (InputStream rows = OlderDatabase.class.getResourceAsStream(name)) {
      assertThat(rows)
          .as(
              "Version %s of the schema has no rows to be tested with. Add %s%s with INSERT"
                  + " statements as its code writes them: at least one for each table that it adds,"
                  + " and one in each form that it changes",
              version, FOLDER, name)
          .isNotNull();
      return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The tables of Slipway in it, and those of them that have rows.
  List<String> tables(boolean withRows) throws SQLException {
    try (Connection connection = source().getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              """
              SELECT name FROM sqlite_schema
              WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'flyway_%'
              """)) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      if (withRows) {
        tables.removeIf(table -> isEmpty(statement, table));
      }
      return tables;
    }
  }

  private static boolean isEmpty(Statement statement, String table) {
    try (ResultSet row = statement.executeQuery("SELECT 1 FROM \"" + table + "\"")) {
      return !row.next();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /// The same files in another folder: what a process that is killed at this moment leaves.
  OlderDatabase copyTo(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String ending : List.of("", "-wal")) {
        Path part = file.resolveSibling("slipway.db" + ending);
        if (Files.exists(part)) {
          Files.copy(part, folder.resolve(part.getFileName()));
        }
      }
      return new OlderDatabase(folder.resolve("slipway.db"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataSource source() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }
}
