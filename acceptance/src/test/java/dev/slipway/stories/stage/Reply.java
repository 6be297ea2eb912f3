package dev.slipway.stories.stage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/// An answer over HTTP.
public record Reply(int status, String contentType, String text, HttpHeaders headers) {
  static Reply of(HttpResponse<String> response) {
    return new Reply(
        response.statusCode(),
        response.headers().firstValue("content-type").orElse(""),
        response.body(),
        response.headers());
  }

  /// The body as JSON.
  public JsonNode json() {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + this, e);
    }
  }
}
