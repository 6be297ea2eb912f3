package dev.slipway.http.events;

import dev.slipway.http.problem.Refusals;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves every open stream of events, each on its request's own virtual thread.
public final class EventStreams implements AutoCloseable {
  /// How many streams may be open at once.
  private static final int MAX_STREAMS = 1_000;

  /// How long an open stream waits at most until it sees that the server stops.
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  private final Semaphore room = new Semaphore(MAX_STREAMS);
  private final Duration heartbeat;
  private final LongSupplier nanoTime;
  private volatile boolean closed;

  /// @param heartbeat how long a stream is silent at most
  public EventStreams(Duration heartbeat, LongSupplier nanoTime) {
    this.heartbeat = heartbeat;
    this.nanoTime = nanoTime;
  }

  /// Tells a subscriber everything until the deployment ends, it goes away, or the server stops.
  ///
  /// @param states whether states and steps are told too, or log lines alone
  /// @param permitted asked before anything is told
  void follow(
      Progress progress, boolean states, BooleanSupplier permitted, ServerResponse response) {
    if (!room.tryAcquire()) {
      throw Refusals.busy("Too many streams of events are open");
    }
    try (EventWriter writer = EventWriter.open(response)) {
      tellUntilTheEnd(progress, states, permitted, writer);
    } catch (IOException | UncheckedIOException e) {
      LOG.debug("A subscriber went away", e);
    } finally {
      room.release();
    }
  }

  private void tellUntilTheEnd(
      Progress progress, boolean states, BooleanSupplier permitted, EventWriter writer)
      throws IOException {
    long lastWrite = nanoTime.getAsLong();
    while (!closed && !progress.ended() && !Thread.currentThread().isInterrupted()) {
      List<Event> events = states ? progress.next(PATIENCE) : progress.nextLines(PATIENCE);
      boolean silentForLong = nanoTime.getAsLong() - lastWrite >= heartbeat.toNanos();
      if (events.isEmpty() && !silentForLong) {
        continue;
      }
      if (!permitted.getAsBoolean()) {
        return;
      }
      if (events.isEmpty()) {
        writer.heartbeat();
      } else {
        writer.write(events);
      }
      lastWrite = nanoTime.getAsLong();
    }
  }

  /// Ends every stream soon.
  @Override
  public void close() {
    closed = true;
  }
}
