package dev.slipway.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Events as they come, read by a thread of its own so that waiting for them can end.
final class EventStream implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final Duration ABOUT_TO_END = Duration.ofMillis(100);

  /// What came, or that nothing will come any more.
  sealed interface Signal {
    record Came(ServerEvent event) implements Signal {}

    record Ended() implements Signal {}
  }

  private final InputStream stream;
  private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(BACKLOG);
  private final Thread reader;

  EventStream(InputStream stream) {
    this.stream = stream;
    this.reader = Thread.ofPlatform().daemon().name("events").start(this::readAll);
  }

  /// The next signal, if one comes in time.
  Optional<Signal> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(signals.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /// Waits a moment for a stream that is about to end: Java takes 0.3 s longer to end the process
  /// while a thread waits at a socket. One that goes on is left behind.
  @Override
  public void close() {
    reader.interrupt();
    try {
      reader.join(ABOUT_TO_END);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void readAll() {
    try (stream) {
      EventReader events = new EventReader(stream);
      for (var event = events.next(); event.isPresent(); event = events.next()) {
        signals.put(new Signal.Came(event.get()));
      }
      signals.put(new Signal.Ended());
    } catch (IOException _) {
      signalEnd();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void signalEnd() {
    try {
      signals.put(new Signal.Ended());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
