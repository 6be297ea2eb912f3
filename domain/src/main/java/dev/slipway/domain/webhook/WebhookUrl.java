package dev.slipway.domain.webhook;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.net.URI;
import java.net.URISyntaxException;

/// Where a webhook is delivered to.
///
/// @param value an `http` or `https` URL of at most [#MAX_LENGTH] visible ASCII characters, without
///   a user, a password and a fragment
public record WebhookUrl(String value) {
  public static final int MAX_LENGTH = 2_048;

  private static final int HTTP_PORT = 80;
  private static final int HTTPS_PORT = 443;
  private static final int MAX_PORT = 65_535;

  public WebhookUrl {
    if (value.length() > MAX_LENGTH || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw refused("It has more than %d characters or strange ones".formatted(MAX_LENGTH));
    }
    URI uri = parse(value);
    if (!("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw refused("It begins neither with https:// nor with http://");
    }
    if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw refused("It names no host, or no port that there can be");
    }
    if (uri.getRawUserInfo() != null) {
      throw refused("It has a user or a password in it, which would be shown");
    }
    if (uri.getRawFragment() != null) {
      throw refused("It has a fragment, which no server is sent");
    }
  }

  /// Whether what is sent there is encrypted.
  public boolean isSecure() {
    return "https".equals(uri().getScheme());
  }

  /// The host: a name, an IPv4 address or an IPv6 address in brackets.
  public String host() {
    return uri().getHost();
  }

  public int port() {
    int port = uri().getPort();
    return port >= 0 ? port : isSecure() ? HTTPS_PORT : HTTP_PORT;
  }

  /// Host and port as a request names them: without the port where it is the usual one.
  public String authority() {
    return uri().getPort() < 0 ? host() : host() + ":" + uri().getPort();
  }

  /// What a request asks that host for: path and query.
  public String target() {
    String path = uri().getRawPath();
    String query = uri().getRawQuery();
    return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
  }

  /// The URL for people: a query often is a password.
  public String shown() {
    int query = value.indexOf('?');
    return query < 0 ? value : value.substring(0, query) + "?***";
  }

  @Override
  public String toString() {
    return shown();
  }

  private URI uri() {
    return URI.create(value);
  }

  private static URI parse(String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException _) { // It repeats the text, which may have a password in it.
      throw refused("It is no URL");
    }
  }

  private static SlipwayException refused(String why) {
    return new SlipwayException(
        Problem.of(
            ProblemCode.WEBHOOK_URL_REFUSED,
            "Tried to read the URL of a webhook",
            why,
            "Use a URL such as https://example.com/hooks/slipway"));
  }
}
