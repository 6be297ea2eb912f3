package dev.slipway.embedded.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.deployment.Phase;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.store.SqliteDeploymentStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What earlier versions left behind is read by this one.
final class OlderDatabasesTest {
  @TempDir private static Path left;

  private static SequencedMap<MigrationVersion, OlderDatabase> all = new LinkedHashMap<>();

  @TempDir private Path folder;

  @BeforeAll
  static void liveThroughAllVersions() {
    all = OlderDatabase.all(left);
  }

  static Stream<MigrationVersion> versions() {
    return OlderDatabase.versions();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void everythingIsReadAsItWasLeft(MigrationVersion version) throws SQLException {
    OlderDatabase older = leftBy(version);
    assertThat(older.tables(true))
        .as("Every table of version %s has a row here: add what is missing to its file", version)
        .containsExactlyElementsOf(older.tables(false));

    assertIsRead(older);
  }

  @Test
  void everyTableIsReadHere() throws SQLException {
    OlderDatabase latest = leftBy(all.lastEntry().getKey());

    try (SqliteDatabase database = SqliteDatabase.open(latest.file())) {
      assertThat(new EverythingStored(database).tables())
          .as("A table that is new is read in EverythingStored, through the store that owns it")
          .containsExactlyInAnyOrderElementsOf(latest.tables(false));
    }
  }

  @Test
  void deploymentsOfEveryPhaseAreAmongWhatWasLeft() {
    OlderDatabase first = leftBy(all.firstEntry().getKey());

    try (SqliteDatabase database = SqliteDatabase.open(first.file())) {
      assertThat(new SqliteDeploymentStore(database).counts().byPhase())
          .containsOnlyKeys(Phase.values());
    }
  }

  /// The files on the disk after each statement are what a process that is killed there leaves.
  @ParameterizedTest
  @MethodSource("versions")
  void anUpgradeThatIsKilledAfterAnyStatementIsDoneAgain(MigrationVersion version) {
    OlderDatabase older = before(version);
    List<OlderDatabase> killed = new ArrayList<>();

    Schema.migrations(older.source())
        .target(version)
        .callbacks(
            new AfterEachStatement(
                () -> killed.add(older.copyTo(folder.resolve("killed-" + killed.size())))))
        .load()
        .migrate();

    assertThat(killed).isNotEmpty().allSatisfy(OlderDatabasesTest::assertIsRead);
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedAndLeftAlone() throws SQLException {
    OlderDatabase latest = leftBy(all.lastEntry().getKey());
    execute(
        latest,
        """
        INSERT INTO flyway_schema_history
        VALUES (999, '999', 'things of tomorrow', 'SQL', 'V999__things.sql', 1, 'me', '', 1, 1)
        """);

    assertThatThrownBy(() -> SqliteDatabase.open(latest.file()))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> {
              assertThat(refused.problem().code()).isEqualTo(ProblemCode.SCHEMA_UNKNOWN);
              assertThat(refused.problem().why()).contains("newer Slipway", "version 999");
            });
    execute(latest, "DELETE FROM flyway_schema_history WHERE version = '999'");
    assertIsRead(latest);
  }

  @Test
  void aDatabaseOfAnotherBuildIsRefused() throws SQLException {
    OlderDatabase latest = leftBy(all.lastEntry().getKey());
    execute(latest, "UPDATE flyway_schema_history SET checksum = 1 WHERE version = '001'");

    assertThatThrownBy(() -> SqliteDatabase.open(latest.file()))
        .isInstanceOfSatisfying(
            SlipwayException.class,
            refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.SCHEMA_UNKNOWN));
  }

  /// A database of its own for each test.
  private OlderDatabase leftBy(MigrationVersion version) {
    return Objects.requireNonNull(all.get(version)).copyTo(folder);
  }

  /// The same before that version came; before the first there is none.
  private OlderDatabase before(MigrationVersion version) {
    return all.keySet().stream()
        .takeWhile(earlier -> !earlier.equals(version))
        .reduce((_, latest) -> latest)
        .map(this::leftBy)
        .orElseGet(() -> new OlderDatabase(folder.resolve("slipway.db")));
  }

  private static void assertIsRead(OlderDatabase older) {
    try (SqliteDatabase database = SqliteDatabase.open(older.file())) {
      new EverythingStored(database).read();
    }
  }

  private static void execute(OlderDatabase database, String sql) throws SQLException {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private record AfterEachStatement(Runnable action) implements Callback {
    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_EACH_MIGRATE_STATEMENT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      action.run();
    }

    @Override
    public String getCallbackName() {
      return "after each statement";
    }
  }
}
