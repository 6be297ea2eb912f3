package dev.slipway.azure.standin.cosmos.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.model.Answer;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is answered.
///
/// @param charge in request units
record Response(int status, Optional<JsonNode> body, double charge, Map<String, String> headers) {
  static Response of(int status, JsonNode body) {
    return new Response(status, Optional.of(body), 1, Map.of());
  }

  static Response of(Answer answer) {
    Map<String, String> headers =
        answer.item().map(item -> Map.of("etag", item.path("_etag").asText())).orElseGet(Map::of);
    return new Response(
        answer.status(), answer.item().map(JsonNode.class::cast), answer.charge(), headers);
  }

  static Response of(Refusal refusal) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("code", Integer.toString(refusal.status())).put("message", refusal.getMessage());
    return new Response(
        refusal.status(),
        refusal.status() == 304 ? Optional.empty() : Optional.of(body),
        refusal.charge(),
        Map.of("x-ms-substatus", Integer.toString(refusal.part())));
  }

  Response with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new Response(status, body, charge, more);
  }
}
