package dev.slipway.embedded.sqlite;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// A few connections that only read. In WAL mode they neither wait for the writer nor hold it up,
/// and each statement sees every commit before it.
final class Readers implements AutoCloseable {
  private final Jdbi jdbi;
  private final int size;
  private final Semaphore free;
  private final Deque<Handle> idle = new ConcurrentLinkedDeque<>();

  Readers(Jdbi jdbi, int size) {
    this.jdbi = jdbi;
    this.size = size;
    this.free = new Semaphore(size, true);
  }

  /// Reads, also when interrupted: a wait for a connection is short.
  <T> T read(Function<Handle, T> query) {
    free.acquireUninterruptibly();
    try {
      Handle present = idle.pollFirst();
      Handle handle = present == null ? jdbi.open() : present;
      T answer = query.apply(handle);
      idle.addFirst(handle);
      return answer;
    } finally {
      free.release();
    }
  }

  /// Closes the connections once their questions are answered. Repeating it is harmless.
  @Override
  public void close() {
    free.acquireUninterruptibly(size);
    try {
      idle.forEach(Handle::close);
      idle.clear();
    } finally {
      free.release(size);
    }
  }
}
