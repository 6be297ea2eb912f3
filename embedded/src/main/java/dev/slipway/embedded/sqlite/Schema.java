package dev.slipway.embedded.sqlite;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.sqlite.SQLiteDataSource;

/// The schema of the database, which numbered files bring up to date, each in a transaction of its
/// own.
final class Schema {
  private Schema() {}

  /// Brings a database up to date. Throws `SCHEMA_UNKNOWN` for one that a newer Slipway wrote.
  static void upgrade(DataSource database) {
    Flyway flyway = migrations(database).load();
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new SlipwayException(unknown(flyway), e);
    }
  }

  /// The version that [#upgrade] leads to.
  static int newest() {
    SQLiteDataSource nowhere = new SQLiteDataSource();
    nowhere.setUrl("jdbc:sqlite::memory:");
    MigrationInfo[] all = migrations(nowhere).load().info().all();
    return all[all.length - 1].getVersion().getMajor().intValueExact();
  }

  /// How the numbered files are applied. A database that has more of them than this Slipway is not
  /// taken for one of this Slipway.
  static FluentConfiguration migrations(DataSource database) {
    return Flyway.configure(Schema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:dev/slipway/embedded/sqlite/migrations")
        .ignoreMigrationPatterns(new String[0])
        .loggers("slf4j");
  }

  private static Problem unknown(Flyway flyway) {
    return Optional.ofNullable(flyway.info().current())
        .filter(current -> current.getState() == MigrationState.FUTURE_SUCCESS)
        .map(Schema::newer)
        .orElseGet(() ->
            refused("It was made by a build of Slipway whose schema is not that of this one"));
  }

  private static Problem newer(MigrationInfo current) {
    return refused(
        "A newer Slipway wrote it: its schema has version %s".formatted(current.getVersion()));
  }

  private static Problem refused(String why) {
    return Problem.of(
        ProblemCode.SCHEMA_UNKNOWN,
        "Tried to open the database",
        why,
        "Start the version of Slipway that wrote it, or a newer one; nothing was changed");
  }
}
