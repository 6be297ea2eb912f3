package dev.slipway.embedded.sqlite;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;

/// The one writer of the database: a thread that makes the changes of all who wait at that moment
/// durable with one commit, so that many callers share the cost of one sync to disk.
///
/// Each unit of work has its own savepoint. One that fails undoes its own changes only.
final class GroupCommit implements AutoCloseable {
  private static final int MAX_GROUP = 200;

  private final Handle handle;
  private final LinkedBlockingQueue<UnitOfWork<?>> waiting = new LinkedBlockingQueue<>();
  private final UnitOfWork<?> end =
      new UnitOfWork<>(Action.writing("Tried to close the database"), _ -> true);
  private boolean closed;

  GroupCommit(Handle handle) {
    this.handle = handle;
    Thread.ofPlatform().name("sqlite-writer").daemon().start(this::writeUntilEnd);
  }

  <T> T write(UnitOfWork<T> unit) {
    submit(unit);
    return unit.await();
  }

  private synchronized void submit(UnitOfWork<?> unit) {
    if (closed) {
      unit.fail(new SQLNonTransientConnectionException("the database is closed"));
    } else {
      waiting.add(unit);
    }
  }

  private void writeUntilEnd() {
    List<UnitOfWork<?>> group = new ArrayList<>();
    while (!group.contains(end)) {
      group.clear();
      group.add(take());
      waiting.drainTo(group, MAX_GROUP - 1);
      commit(group);
    }
  }

  private UnitOfWork<?> take() {
    while (true) {
      try {
        return waiting.take();
      } catch (InterruptedException _) {
        // Only the end of work ends this thread; nobody interrupts it with a purpose.
      }
    }
  }

  private void commit(List<UnitOfWork<?>> group) {
    try {
      execute("BEGIN IMMEDIATE");
      for (UnitOfWork<?> unit : group) {
        runInSavepoint(unit);
      }
      execute("COMMIT");
    } catch (SQLException | RuntimeException | Error failure) {
      rollBack(failure);
      group.forEach(unit -> unit.fail(failure));
      return;
    }
    group.forEach(UnitOfWork::settle);
  }

  /// A full disk, for one, ends the whole transaction: then there is no savepoint to return to, and
  /// the group fails for the reason that the unit failed for.
  private void runInSavepoint(UnitOfWork<?> unit) throws SQLException {
    execute("SAVEPOINT unit");
    try {
      unit.run(handle);
    } catch (RuntimeException failure) {
      unit.refuse(failure);
      try {
        execute("ROLLBACK TO unit");
      } catch (SQLException ended) {
        failure.addSuppressed(ended);
        throw failure;
      }
    }
    execute("RELEASE unit");
  }

  private void rollBack(Throwable failure) {
    try {
      execute("ROLLBACK");
    } catch (SQLException alreadyRolledBack) {
      failure.addSuppressed(alreadyRolledBack);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = handle.getConnection().createStatement()) {
      statement.execute(sql);
    }
  }

  /// Ends after what was submitted before is durable.
  @Override
  public void close() {
    synchronized (this) {
      if (!closed) {
        closed = true;
        waiting.add(end);
      }
    }
    end.await();
    handle.close();
  }
}
