package dev.slipway.cli.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A path of the API with its query, each part encoded.
///
/// @param text `/deploy/project/shop?limit=20`
public record Route(String text) {
  /// A path of these parts: `of("deploy", id, "status")`.
  public static Route of(String... parts) {
    return new Route(
        Arrays.stream(parts).map(part -> "/" + encoded(part)).collect(Collectors.joining()));
  }

  /// The same with a query parameter.
  public Route with(String name, String value) {
    return new Route(text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value));
  }

  /// The same with a query parameter, if there is a value.
  public Route with(String name, Optional<String> value) {
    return value.map(present -> with(name, present)).orElse(this);
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
