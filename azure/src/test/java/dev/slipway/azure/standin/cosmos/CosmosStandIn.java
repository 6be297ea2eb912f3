package dev.slipway.azure.standin.cosmos;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.azure.standin.cosmos.http.Faults;
import dev.slipway.azure.standin.cosmos.http.Gateway;
import dev.slipway.azure.standin.cosmos.http.Meter;
import dev.slipway.azure.standin.cosmos.http.Right;
import dev.slipway.azure.standin.cosmos.model.Account;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An account of Cosmos DB in this process, with one region and the consistency of sessions.
///
/// The SDK speaks to it in gateway mode and over plain HTTP, which it does only when the system
/// property `COSMOS.HTTP_CONNECTION_WITHOUT_TLS_ALLOWED` is true.
public final class CosmosStandIn implements AutoCloseable {
  /// A key of the right form, which opens nothing.
  public static final String KEY = "c3RhbmQtaW4=";

  private final HttpServer server;
  private final Gateway gateway;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Faults faults = new Faults();
  private final Meter meter = new Meter();

  private CosmosStandIn(InstantSource clock) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway = new Gateway(new Account(clock), endpoint().toString(), faults, meter);
    server.setExecutor(threads);
    server.createContext("/", gateway::handle);
    server.start();
  }

  /// Starts on a free port.
  ///
  /// @param clock by which items get their `_ts` and expire
  public static CosmosStandIn start(InstantSource clock) {
    try {
      return new CosmosStandIn(clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI endpoint() {
    return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
  }

  /// What is going to go wrong.
  public Faults faults() {
    return faults;
  }

  /// What everybody may do with items from now on; to write, unless told.
  public void grant(Right right) {
    gateway.grant(right);
  }

  /// What was asked for and what it cost.
  public Meter meter() {
    return meter;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
