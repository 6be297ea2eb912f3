package dev.slipway.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLSession;

/// Bytes on a socket, for requests that no client library would send.
final class RawRequest {
  private static final int PATIENCE_MILLIS = 10_000;

  private RawRequest() {}

  /// Sends this text and reads until the server closes, or until nothing more comes for a moment.
  static Answer send(int port, String text) {
    return send(port, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Answer send(int port, byte[] bytes) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
      } catch (IOException _) {
        // The server may answer and close before it has read everything.
      }
      return Answer.read(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Says that a blob of too many bytes is coming, and sends none of them.
  static HttpResponse<String> tooLargeBlob(int port, String digest) {
    return send(
        port,
        "PUT /blobs/%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nContent-Type: application/octet-stream\r\nContent-Length: 268435457\r\n\r\n"
            .formatted(digest, ApiUnderTest.TOKEN));
  }

  /// One answer as it came over the socket.
  record Answer(int statusCode, HttpHeaders headers, String body) implements HttpResponse<String> {
    private static Answer read(InputStream in) throws IOException {
      String status = line(in);
      if (status.isEmpty()) {
        return new Answer(0, HttpHeaders.of(Map.of(), (_, _) -> true), "");
      }
      Map<String, List<String>> headers = new TreeMap<>();
      for (String line = line(in); !line.isEmpty(); line = line(in)) {
        int colon = line.indexOf(':');
        headers.put(
            line.substring(0, colon).toLowerCase(Locale.ROOT),
            List.of(line.substring(colon + 1).strip()));
      }
      int length =
          Integer.parseInt(headers.getOrDefault("content-length", List.of("0")).getFirst());
      return new Answer(
          Integer.parseInt(status.substring(9, 12)),
          HttpHeaders.of(headers, (_, _) -> true),
          new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(InputStream in) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int next = in.read(); next != '\n' && next != -1; next = in.read()) {
        line.append((char) next);
      }
      return line.toString().strip();
    }

    @Override
    public HttpRequest request() {
      throw new UnsupportedOperationException("it was text");
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      throw new UnsupportedOperationException("it was text");
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
