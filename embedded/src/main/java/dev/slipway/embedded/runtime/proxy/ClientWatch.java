package dev.slipway.embedded.runtime.proxy;

import dev.slipway.embedded.runtime.http1.MessageInput;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Notices that a visitor left while an app takes its time over the answer, and lets the app know.
///
/// Reads ahead in the visitor's connection, so whoever wants to read there has to [#settle] first.
/// A visitor who ends its side of the connection counts as gone.
final class ClientWatch {
  private static final long SLOW = Duration.ofSeconds(1).toNanos();

  private final MessageInput input;
  private @Nullable UpstreamConnection answering;
  private BooleanSupplier requestIsRead = () -> true;
  private long since;
  private @Nullable Thread reader;

  ClientWatch(MessageInput input) {
    this.input = input;
  }

  /// An app begins to answer.
  ///
  /// @param requestIsRead whether nobody else reads from the visitor any more
  synchronized void begin(UpstreamConnection connection, BooleanSupplier requestIsRead) {
    this.answering = connection;
    this.requestIsRead = requestIsRead;
    this.since = System.nanoTime();
  }

  synchronized void end() {
    answering = null;
  }

  /// Begins to read ahead if the answer takes long.
  synchronized void look() {
    UpstreamConnection connection = answering;
    if (connection != null
        && reader == null
        && System.nanoTime() - since > SLOW
        && requestIsRead.getAsBoolean()) {
      reader = Thread.ofVirtual().start(() -> readAhead(connection));
    }
  }

  /// Waits until nothing reads ahead, which is when the next request comes or none will.
  void settle() throws InterruptedException {
    Thread current;
    synchronized (this) {
      current = reader;
    }
    if (current != null) {
      current.join();
      synchronized (this) {
        reader = null;
      }
    }
  }

  private void readAhead(UpstreamConnection connection) {
    if (!hasMore()) {
      synchronized (this) {
        if (answering == connection) {
          connection.close();
        }
      }
    }
  }

  private boolean hasMore() {
    try {
      return input.awaitByte();
    } catch (IOException _) {
      return false;
    }
  }
}
