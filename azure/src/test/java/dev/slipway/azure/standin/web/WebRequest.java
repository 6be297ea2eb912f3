package dev.slipway.azure.standin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a client asks.
public record WebRequest(
    String method,
    String path,
    Map<String, String> query,
    Function<String, Optional<String>> headers,
    String body) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static WebRequest of(HttpExchange exchange) throws IOException {
    return new WebRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        fields(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("")),
        name -> Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  public Optional<String> header(String name) {
    return headers.apply(name);
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /// The fields of a form.
  public Map<String, String> form() {
    return fields(body);
  }

  /// The body, or nothing where it is no JSON.
  public Optional<JsonNode> json() {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    Arrays.stream(text.split("&", -1))
        .filter(field -> !field.isEmpty())
        .map(field -> field.split("=", 2))
        .forEach(field -> fields.put(decoded(field[0]), field.length > 1 ? decoded(field[1]) : ""));
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
