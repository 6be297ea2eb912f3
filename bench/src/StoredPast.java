import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Gives a home in which one project was deployed once a long past: many copies of what that
/// deployment left in the database, under other names, while no server runs.
final class StoredPast {
  private static final int OLD_PROJECTS = 100;

  private final Path home;
  private final String template;

  /// @param template the project that was deployed
  StoredPast(Path home, String template) {
    this.home = home;
    this.template = template;
  }

  /// Stores so many deployments that are over, of projects that are called `old-0` to `old-99`.
  void addDeployments(int count) throws SQLException {
    try (Connection database = open();
        Statement statement = database.createStatement()) {
      String one = deployment(statement);
      Map<String, String> names =
          Map.of(
              template, "'old-' || (n %% %d)".formatted(OLD_PROJECTS),
              one, id("n"),
              release(statement), "printf('rel_%%032x', n %% %d)".formatted(OLD_PROJECTS));
      int projects = Math.min(count, OLD_PROJECTS);
      copy(statement, "project", projects, names, Map.of());
      copy(statement, "release", projects, names, Map.of());
      copy(statement, "deployment", count, names, Map.of());
      copy(
          statement,
          "activation",
          count,
          names,
          Map.of(
              "number", "n / %d + 1".formatted(OLD_PROJECTS),
              "latest", "n + %d >= %d".formatted(OLD_PROJECTS, count)));
      copy(statement, "usage", count, names, Map.of());
      copy(statement, "audit", count, names, Map.of());
    }
  }

  /// Adds projects that have the same source and were never deployed, called `new-0` and so on.
  void addProjects(int count) throws SQLException, IOException {
    try (Connection database = open();
        Statement statement = database.createStatement()) {
      copy(statement, "project", count, Map.of(template, "'new-' || n"), Map.of());
    }
    List<Path> source;
    try (Stream<Path> files = Files.list(home.resolve("manifests").resolve(template))) {
      source = files.toList();
    }
    for (int n = 0; n < count; n++) {
      Path folder = Files.createDirectory(home.resolve("manifests").resolve("new-" + n));
      for (Path file : source) {
        Files.createLink(folder.resolve(file.getFileName()), file);
      }
    }
  }

  /// The id of the n-th deployment.
  static String id(int n) {
    return "deploy_%d_%09d".formatted(1_700_000_000_000L + n, n);
  }

  private static String id(String n) {
    return "'deploy_' || (1700000000000 + %s) || printf('_%%09d', %s)".formatted(n, n);
  }

  private Connection open() throws SQLException {
    Connection database = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("slipway.db"));
    try (Statement statement = database.createStatement()) {
      // Nobody misses this database if the machine ends now; the service turns both on again.
      statement.execute("PRAGMA journal_mode = OFF");
      statement.execute("PRAGMA synchronous = OFF");
    }
    return database;
  }

  private String deployment(Statement statement) throws SQLException {
    return one(statement, "SELECT id FROM deployment WHERE project = '%s'".formatted(template));
  }

  private String release(Statement statement) throws SQLException {
    return one(statement, "SELECT id FROM \"release\" WHERE project = '%s'".formatted(template));
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /// Copies the template's row of a table, with other names in every text.
  private void copy(
      Statement statement,
      String table,
      int count,
      Map<String, String> names,
      Map<String, String> values)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> copies = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("PRAGMA table_info(\"%s\")".formatted(table))) {
      while (rows.next()) {
        String column = rows.getString("name");
        boolean isText = rows.getString("type").equals("TEXT");
        if (isText || rows.getInt("pk") == 0) {
          String quoted = '"' + column + '"';
          columns.add(quoted);
          copies.add(values.getOrDefault(column, isText ? renamed(quoted, names) : quoted));
        }
      }
    }
    statement.execute(
        """
        WITH RECURSIVE numbers (n) AS
          (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n + 1 < %d)
        INSERT INTO "%s" (%s)
        SELECT %s FROM numbers, (SELECT * FROM "%s" WHERE %s LIMIT 1)
        """
            .formatted(
                count,
                table,
                String.join(", ", columns),
                String.join(", ", copies),
                table,
                isTemplate(table)));
  }

  private String isTemplate(String table) {
    return switch (table) {
      case "project" -> "id = '%s'".formatted(template);
      case "audit" -> "document LIKE '%%deploy%%'";
      default -> "project = '%s'".formatted(template);
    };
  }

  private static String renamed(String column, Map<String, String> names) {
    String text = column;
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = "replace(%s, '%s', %s)".formatted(text, name.getKey(), name.getValue());
    }
    return text;
  }
}
