package dev.slipway.cli.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/// What a server is asked.
///
/// @param method `GET`
/// @param headers beside those that every request has
/// @param patience how long the server may be silent; zero for as long as it likes
record Request(
    String method,
    Route route,
    Map<String, String> headers,
    Optional<Content> content,
    Duration patience) {
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Duration UPLOAD = Duration.ofMinutes(10);

  static Request of(String method, Route route) {
    return new Request(method, route, Map.of(), Optional.empty(), ANSWER);
  }

  /// A request with the JSON of a wire record.
  static Request json(String method, Route route, Object body) {
    return new Request(
            method, route, Map.of(), Optional.of(new Content.Text(Json.line(body))), ANSWER)
        .with("Content-Type", "application/json");
  }

  /// A request with a file's bytes as they are.
  ///
  /// @param sent is told of each piece how many bytes it had
  static Request file(String method, Route route, Path file, LongConsumer sent) {
    return new Request(method, route, Map.of(), Optional.of(new Content.OfFile(file, sent)), UPLOAD)
        .with("Content-Type", "application/octet-stream");
  }

  /// The same with a header.
  Request with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Request(method, route, more, content, patience);
  }

  /// The same for an answer that goes on for as long as it likes.
  Request forStream() {
    return new Request(method, route, headers, content, Duration.ZERO);
  }

  boolean isForStream() {
    return patience.isZero();
  }
}
