package dev.slipway.cli.client;

import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Brings requests to one server by that HTTP client of Java which starts soonest, and keeps
/// connections for the next request. No redirect is followed, and nothing with a body is sent
/// twice.
final class Transport implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int FIRST_FAILURE = 400;

  private final String root;
  private final Optional<Secret> token;
  private volatile Optional<HttpURLConnection> latest = Optional.empty();

  Transport(URI server, Optional<Secret> token) {
    String base = server.toString();
    this.root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    this.token = token;
  }

  /// Loads what a request needs, and asks nobody.
  static void prepare() throws IOException {
    URI.create("http://localhost").toURL().openConnection();
  }

  /// What came back, with the body still to be read and closed.
  record Reply(int status, InputStream body) {}

  /// Whether it tells the server who asks.
  boolean hasToken() {
    return token.isPresent();
  }

  /// Sends a request and waits for the head of the answer.
  Reply send(Request request) throws IOException {
    HttpURLConnection connection = open(request);
    latest = request.isForStream() ? latest : Optional.of(connection);
    if (request.content().isPresent()) {
      write(request.content().get(), connection);
    }
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("it is not HTTP");
    }
    return new Reply(status, body(status, connection));
  }

  /// Closes the connection. Others that uploads have opened beside it end by themselves.
  @Override
  public void close() {
    latest.ifPresent(HttpURLConnection::disconnect);
  }

  private HttpURLConnection open(Request request) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(root + request.route().text()).toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setConnectTimeout((int) CONNECT.toMillis());
    connection.setReadTimeout((int) request.patience().toMillis());
    connection.setRequestMethod(request.method());
    connection.setRequestProperty("Accept", "application/json, application/problem+json");
    token.ifPresent(
        secret -> connection.setRequestProperty("Authorization", "Bearer " + secret.reveal()));
    request.headers().forEach(connection::setRequestProperty);
    return connection;
  }

  /// A length that is known before is also what keeps the connection from repeating a request.
  private static void write(Content content, HttpURLConnection connection) throws IOException {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(content.size());
    try (OutputStream output = connection.getOutputStream()) {
      content.writeTo(output);
    }
  }

  private static InputStream body(int status, HttpURLConnection connection) throws IOException {
    InputStream body =
        status < FIRST_FAILURE ? connection.getInputStream() : connection.getErrorStream();
    return body == null ? InputStream.nullInputStream() : body;
  }
}
