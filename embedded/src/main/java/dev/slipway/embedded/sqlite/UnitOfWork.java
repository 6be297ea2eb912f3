package dev.slipway.embedded.sqlite;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// One caller's changes, which happen together or not at all, and what the caller waits for.
final class UnitOfWork<T> {
  private final Action action;
  private final Function<Handle, T> changes;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Runnable settle = () -> {};

  UnitOfWork(Action action, Function<Handle, T> changes) {
    this.action = action;
    this.changes = changes;
  }

  /// Makes the changes and remembers the answer until they are durable.
  void run(Handle handle) {
    T value = changes.apply(handle);
    settle = () -> answer.complete(value);
  }

  /// Notes that these changes were not made, for the caller to hear when the others are durable.
  void refuse(RuntimeException failure) {
    settle = () -> fail(failure);
  }

  /// Tells the caller how it went.
  void settle() {
    settle.run();
  }

  /// Tells the caller that nothing was changed.
  void fail(Throwable failure) {
    answer.completeExceptionally(SqliteFailures.translated(action, failure));
  }

  /// Waits until the changes are durable, also when interrupted: a caller that left would not know.
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw SqliteFailures.translated(action, e.getCause() == null ? e : e.getCause());
    }
  }
}
