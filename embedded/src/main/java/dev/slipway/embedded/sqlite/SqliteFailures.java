package dev.slipway.embedded.sqlite;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what SQLite throws into problems, by its result codes (https://sqlite.org/rescode.html).
final class SqliteFailures {
  private static final int PRIMARY_CODE = 0xff;

  private SqliteFailures() {}

  /// What to throw; an exception that is not the database's stays as it is.
  static RuntimeException translated(Action action, Throwable failure) {
    if (failure instanceof SQLException
        || failure instanceof JdbiException
        || failure instanceof FlywayException) {
      return new SlipwayException(problem(action, failure), failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(action.tried(), failure);
  }

  private static Problem problem(Action action, Throwable failure) {
    Optional<SQLiteErrorCode> code = resultCode(failure);
    if (code.isEmpty()) {
      return unreachable(action, failure);
    }
    return switch (SQLiteErrorCode.getErrorCode(code.get().code & PRIMARY_CODE)) {
      case SQLITE_FULL ->
          Problem.passing(
              ProblemCode.DISK_FULL,
              action.tried(),
              "The disk with Slipway's database is full",
              "Make room on that disk");
      case SQLITE_CORRUPT, SQLITE_NOTADB ->
          Problem.of(
              action.failure(),
              action.tried(),
              "Slipway's database file is damaged: " + code.get(),
              "Stop Slipway and restore the database from a backup");
      case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
          Problem.of(
              action.failure(),
              action.tried(),
              "Slipway may not write to its database file: " + code.get(),
              "Let Slipway's user write to the database file and its folder");
      case SQLITE_CONSTRAINT, SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_MISUSE, SQLITE_RANGE ->
          Problem.of(
              ProblemCode.INTERNAL_ERROR,
              action.tried(),
              "The database refused the statement: " + code.get(),
              "Report this as a fault of Slipway");
      default -> unreachable(action, failure);
    };
  }

  private static Problem unreachable(Action action, Throwable failure) {
    return Problem.passing(
        action.failure(),
        action.tried(),
        "Slipway's database did not answer: " + failure.getMessage(),
        "Look at the disk that holds it if this does not pass");
  }

  private static Optional<SQLiteErrorCode> resultCode(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLiteException sqlite) {
        return Optional.of(sqlite.getResultCode());
      }
    }
    return Optional.empty();
  }
}
