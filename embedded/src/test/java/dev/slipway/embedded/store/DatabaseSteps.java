package dev.slipway.embedded.store;

import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Handle;
import org.sqlite.ProgressHandler;

/// Counts the steps of SQLite's virtual machine (https://sqlite.org/c3ref/progress_handler.html),
/// which say how much work a statement was, on any machine the same.
final class DatabaseSteps {
  private static final int GRAIN = 10;

  private final AtomicLong steps = new AtomicLong();

  /// Counts those of the writer and of the reader that one thread gets every time.
  DatabaseSteps(SqliteDatabase database) {
    Action counting = Action.writing("Tried to count steps");
    database.write(counting, this::counted);
    database.read(counting, this::counted);
  }

  private boolean counted(Handle handle) {
    try {
      ProgressHandler.setHandler(
          handle.getConnection().unwrap(Connection.class),
          GRAIN,
          new ProgressHandler() {
            @Override
            protected int progress() {
              steps.addAndGet(GRAIN);
              return 0;
            }
          });
      return true;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// How many an action takes.
  long of(Runnable action) {
    long before = steps.get();
    action.run();
    return steps.get() - before;
  }
}
