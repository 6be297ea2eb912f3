package dev.slipway.http.connection;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// What one client sends. Counts the time that is spent waiting for it, never the time that its
/// bytes take to be worked on, and refuses a client that is too slow or sends more than is read.
final class Incoming implements Supplier<byte[]> {
  /// The head of a request beyond its first line.
  static final int MAX_HEAD_BYTES = 32 * 1024;

  /// One chunk of a body in chunks is read whole, whatever it says of its size.
  private static final int MAX_UNREAD_BYTES = 32 * 1024 * 1024;

  private static final int BETWEEN_CHECKS_BYTES = 1024 * 1024;
  private static final Status HEAD_TOO_LARGE =
      Status.create(431, "Request Header Fields Too Large");

  private final DataReader source;
  private final DataReader reader = DataReader.create(this);
  private final Patience patience;
  private final Watchdog watchdog;
  private final LongSupplier nanoTime;
  private Part part = Part.NOTHING;
  private long bytes;
  private long unchecked;
  private Duration waited = Duration.ZERO;

  /// What of a request is being read.
  enum Part {
    /// Nothing yet; an idle client is not a slow one.
    NOTHING,
    FIRST_LINE,
    HEAD,
    BODY
  }

  /// @param source whose bytes come first from what was read already and then from the socket
  /// @param nanoTime a clock for durations, such as `System::nanoTime`
  Incoming(DataReader source, Patience patience, Watchdog watchdog, LongSupplier nanoTime) {
    this.source = source;
    this.patience = patience;
    this.watchdog = watchdog;
    this.nanoTime = nanoTime;
  }

  DataReader reader() {
    return reader;
  }

  /// Begins to count anew.
  void next(Part part) {
    this.part = part;
    bytes = 0;
    waited = Duration.ZERO;
  }

  @Override
  public byte[] get() {
    if (part == Part.HEAD && bytes >= MAX_HEAD_BYTES) {
      throw refused(HEAD_TOO_LARGE, "the head is too large");
    }
    long before = nanoTime.getAsLong();
    byte[] received = receive();
    if (part == Part.NOTHING) {
      next(Part.FIRST_LINE);
    } else {
      waited = waited.plusNanos(nanoTime.getAsLong() - before);
    }
    bytes += received.length;
    if (waited.compareTo(patience.allowed(bytes)) > 0) {
      throw refused(Status.REQUEST_TIMEOUT_408, "the client is too slow");
    }
    requireRead(received.length);
    return received;
  }

  private byte[] receive() {
    try {
      return watchdog.watch(
          part == Part.NOTHING ? patience.idle() : patience.silence(),
          () -> {
            source.ensureAvailable();
            return source.readBytes(source.available());
          });
    } catch (DataReader.InsufficientDataAvailableException ended) {
      throw part == Part.HEAD || part == Part.BODY
          ? refused(Status.BAD_REQUEST_400, "the request breaks off")
          : ended;
    } catch (ServerConnectionException failed) {
      throw new CloseConnectionException("The client is gone or silent", failed);
    }
  }

  private void requireRead(int received) {
    unchecked += received;
    if (unchecked > BETWEEN_CHECKS_BYTES) {
      unchecked = 0;
      if (reader.available() > MAX_UNREAD_BYTES) {
        throw refused(Status.REQUEST_ENTITY_TOO_LARGE_413, "a chunk is too large");
      }
    }
  }

  private static RequestException refused(Status status, String why) {
    return RequestException.builder()
        .type(EventType.BAD_REQUEST)
        .status(status)
        .setKeepAlive(false)
        .message(why)
        .build();
  }
}
