package dev.slipway.cli.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Makes HTTP clients. Most of their start is reading the certificates that are trusted, which a
/// client for plain HTTP goes without.
final class HttpClients {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// With the handshake, which takes a busy machine a while.
  private static final Duration CONNECT_SECURELY = Duration.ofSeconds(20);

  private HttpClients() {}

  static HttpClient to(URI server) {
    HttpClient.Builder client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    return "https".equals(server.getScheme())
        ? client.connectTimeout(CONNECT_SECURELY).build()
        : client.connectTimeout(CONNECT).sslContext(trustingNobody()).build();
  }

  private static SSLContext trustingNobody() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }
}
