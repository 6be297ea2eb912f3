package dev.slipway.embedded.file;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// Lets files be copied without any of them going away meanwhile: whoever deletes waits for whoever
/// copies, and the other way round. Files are added all the time.
public final class Deletions {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  /// To be held while something is deleted, by as many as like. Waits while files are copied.
  public Held deleting() {
    return held(lock.readLock());
  }

  /// To be held while files are copied. Waits for deletions that are under way.
  public Held copying() {
    return held(lock.writeLock());
  }

  private static Held held(Lock side) {
    side.lock();
    return side::unlock;
  }

  /// Until it is closed, by the thread that got it.
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }
}
