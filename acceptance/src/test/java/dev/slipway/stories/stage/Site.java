package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// A deployed app behind the proxy, asked for by its host name whatever the machine's resolver
/// makes of it.
///
/// @param proxy where the proxy listens
/// @param host the name that the app is served under
public record Site(URI proxy, String host) {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /// What a browser gets for this path.
  public Reply get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + proxy.getPort() + path))
            .header("Host", host + ":" + proxy.getPort())
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return Reply.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The page at `/`, which must be there.
  public String page() {
    Reply reply = get("/");
    if (reply.status() != 200) {
      throw new AssertionError(reply);
    }
    return reply.text();
  }
}
