package dev.slipway.http.connection;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Set;
import java.util.function.LongSupplier;

/// HTTP/1.1 over [BoundedConnection]s.
public final class BoundedHttp implements ServerConnectionSelector, AutoCloseable {
  private static final int MAX_FIRST_LINE_BYTES = 8 * 1024;

  /// The server's own bound on the head, which [Incoming] is always before: it knows the status.
  private static final int BEYOND_ANY_HEAD = 1024 * 1024;

  private final Watchdog watchdog = new Watchdog();
  private final Patience patience;
  private final LongSupplier nanoTime;
  private final Http1ConnectionSelector http;

  /// @param nanoTime a clock for durations, such as `System::nanoTime`
  public BoundedHttp(Patience patience, LongSupplier nanoTime) {
    this.patience = patience;
    this.nanoTime = nanoTime;
    http =
        Http1ConnectionSelector.builder()
            .config(
                Http1Config.builder()
                    .maxPrologueLength(MAX_FIRST_LINE_BYTES)
                    .maxHeadersSize(BEYOND_ANY_HEAD)
                    .continueImmediately(false)
                    .addReceiveListener(new Received())
                    .addSendListener(new Sent())
                    .build())
            .build();
  }

  @Override
  public ServerConnection connection(ConnectionContext connection) {
    return http.connection(
        new BoundedConnection(
            connection,
            new Incoming(connection.dataReader(), patience, watchdog, nanoTime),
            new Outgoing(connection.dataWriter(), patience.stuck(), watchdog)));
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData beginning) {
    return http.supports(beginning);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  /// Watches no longer. For when no connection is left.
  @Override
  public void close() {
    watchdog.close();
  }

  private static void next(ConnectionContext connection, Incoming.Part part) {
    if (connection instanceof BoundedConnection bounded) {
      bounded.incoming().next(part);
    }
  }

  /// Sees a request come.
  private static final class Received implements Http1ConnectionListener {
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
      next(connection, Incoming.Part.HEAD);
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
      next(connection, Incoming.Part.BODY);
    }
  }

  /// Sees an answer begin, with which the request is over.
  private static final class Sent implements Http1ConnectionListener {
    @Override
    public void status(ConnectionContext connection, Status status) {
      if (status.code() >= Status.OK_200.code()) {
        next(connection, Incoming.Part.NOTHING);
      }
    }
  }
}
