package dev.slipway.azure.standin.cosmos.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A request as it came.
///
/// @param path the parts of its path: `dbs`, `slipway`, `colls`, …
public record Request(String method, List<String> path, Headers headers, String body) {
  private static final JsonMapper MAPPER = new JsonMapper();

  static Request of(HttpExchange exchange) throws IOException {
    String raw = exchange.getRequestURI().getRawPath();
    List<String> path =
        Stream.of(raw.split("/"))
            .filter(part -> !part.isEmpty())
            .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
            .toList();
    return new Request(
        exchange.getRequestMethod(),
        path,
        exchange.getRequestHeaders(),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  public Kind kind() {
    if (path.size() < 5 || !path.get(4).equals("docs")) {
      return Kind.DEFINITION;
    }
    return switch (method) {
      case "GET" -> Kind.READ;
      case "PUT" -> Kind.REPLACE;
      case "DELETE" -> Kind.DELETE;
      case "PATCH" -> Kind.PATCH;
      case "POST" -> posted();
      default -> throw new Refusal(405, "no such method: " + method);
    };
  }

  private Kind posted() {
    if (isTrue("x-ms-cosmos-is-batch-request")) {
      return Kind.BATCH;
    }
    if (isTrue("x-ms-cosmos-is-query-plan-request")) {
      return Kind.PLAN;
    }
    if (isTrue("x-ms-documentdb-isquery")) {
      return Kind.QUERY;
    }
    return isTrue("x-ms-documentdb-is-upsert") ? Kind.UPSERT : Kind.CREATE;
  }

  private boolean isTrue(String header) {
    return "true".equalsIgnoreCase(headers.getFirst(header));
  }

  /// The name of the container, or whatever stands where it would.
  public String container() {
    return path.size() > 3 ? path.get(3) : "";
  }

  /// The id of the one item that it is about; empty for those about several.
  public String item() {
    return path.size() > 5 ? path.get(5) : "";
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.getFirst(name)).filter(value -> !value.isEmpty());
  }

  JsonNode json() {
    return json(body);
  }

  JsonNode partitionKey() {
    JsonNode keys =
        json(
            header("x-ms-documentdb-partitionkey")
                .orElseThrow(() -> new Refusal(400, "the partition key is missing")));
    if (keys.size() != 1) {
      throw new Refusal(400, "one partition key was expected: " + keys);
    }
    return keys.path(0);
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new Refusal(400, "this is no JSON: " + e.getMessage());
    }
  }
}
