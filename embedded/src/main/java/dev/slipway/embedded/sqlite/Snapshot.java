package dev.slipway.embedded.sqlite;

import dev.slipway.domain.problem.SlipwayException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/// A copy of a database as it was at one moment, in a file of its own.
///
/// @param schema the version of its schema
/// @param projects how many it has
/// @param deployments how many it has
public record Snapshot(int schema, long projects, long deployments) {
  private static final Action COPYING = Action.reading("Tried to copy the database");

  /// Copies the database in a file, whether a process has it open or not, without waiting for its
  /// writer or holding it up, and without changing its schema
  /// (<https://sqlite.org/lang_vacuum.html#vacuuminto>).
  ///
  /// @param target does not exist
  public static Snapshot of(Path database, Path target) {
    try (Connection connection = open(database);
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toAbsolutePath().toString());
      copy.execute();
    } catch (SQLException e) {
      throw translated(e);
    }
    return inspect(target);
  }

  /// The newest schema that this Slipway knows.
  public static int newestSchema() {
    return Schema.newest();
  }

  private static Snapshot inspect(Path copy) {
    try (Connection connection = open(copy);
        Statement statement = connection.createStatement();
        ResultSet facts =
            statement.executeQuery(
                """
                SELECT (SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history),
                       (SELECT count(*) FROM project),
                       (SELECT count(*) FROM deployment)
                """)) {
      facts.next();
      return new Snapshot(facts.getInt(1), facts.getLong(2), facts.getLong(3));
    } catch (SQLException e) {
      throw translated(e);
    }
  }

  private static Connection open(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
  }

  private static SlipwayException translated(SQLException failure) {
    return (SlipwayException) SqliteFailures.translated(COPYING, failure);
  }
}
