package dev.slipway.embedded.sqlite;

import java.nio.file.Path;
import java.util.function.Function;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/// One database file, open for this process. What [#write] answered is durable across a loss of
/// power, and every later [#read] sees it.
///
/// SQL may say `<now>` for the milliseconds since 1970 by the database's own clock.
public final class SqliteDatabase implements AutoCloseable {
  private static final String NOW = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  private static final int READERS = 4;
  private static final int BUSY_MILLIS = 5_000;

  private final GroupCommit writer;
  private final Readers readers;

  private SqliteDatabase(GroupCommit writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  /// Opens the database in a file, which is made when it is absent, and brings its schema up to
  /// date. The folder exists. Throws `SCHEMA_UNKNOWN` when a newer Slipway wrote it.
  public static SqliteDatabase open(Path file) {
    try {
      SQLiteDataSource writing = dataSource(file, false);
      Schema.upgrade(writing);
      return new SqliteDatabase(
          new GroupCommit(jdbi(writing).open()),
          new Readers(jdbi(dataSource(file, true)), READERS));
    } catch (JdbiException | FlywayException e) {
      throw SqliteFailures.translated(
          Action.reading("Tried to open the database " + file.getFileName()), e);
    }
  }

  private static SQLiteDataSource dataSource(Path file, boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.enforceForeignKeys(true);
    config.setReadOnly(readOnly);
    SQLiteDataSource dataSource = new SQLiteDataSource(config);
    dataSource.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
    return dataSource;
  }

  private static Jdbi jdbi(SQLiteDataSource dataSource) {
    return Jdbi.create(dataSource).define("now", NOW);
  }

  /// Makes changes that happen together or not at all, and returns when they are durable. An
  /// exception undoes them and is thrown here.
  public <T> T write(Action action, Function<Handle, T> changes) {
    return writer.write(new UnitOfWork<>(action, changes));
  }

  /// Asks one question.
  public <T> T read(Action action, Function<Handle, T> query) {
    try {
      return readers.read(query);
    } catch (JdbiException e) {
      throw SqliteFailures.translated(action, e);
    }
  }

  /// Closes the file once all that was submitted is durable.
  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
