package dev.slipway.azure.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import java.util.TreeSet;

/// A refusal of whoever gives tokens, as its answer has it.
final class TokenRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int status;
  private final String error;
  private final transient Set<Integer> codes;
  private final String evidence;

  private TokenRefused(int status, String error, Set<Integer> codes, String correlation) {
    super(error);
    this.status = status;
    this.error = error;
    this.codes = codes;
    this.evidence = "status %d, %s %s, correlation %s".formatted(status, error, codes, correlation);
  }

  /// @param body JSON with `error`, `error_codes` and `correlation_id`, if it is one
  static TokenRefused of(int status, String body) {
    try {
      JsonNode answer = JSON.readTree(body);
      Set<Integer> codes = new TreeSet<>();
      answer.path("error_codes").forEach(code -> codes.add(code.asInt()));
      String correlation =
          answer.path("correlation_id").asText(answer.path("correlationId").asText("none"));
      return new TokenRefused(status, answer.path("error").asText("no error"), codes, correlation);
    } catch (JsonProcessingException _) {
      return new TokenRefused(status, "no JSON", Set.of(), "none");
    }
  }

  int status() {
    return status;
  }

  /// The word of OAuth 2.0: `invalid_client`.
  String error() {
    return error;
  }

  /// Whether one of these AADSTS numbers is the reason.
  boolean isFor(Set<Integer> numbers) {
    return codes.stream().anyMatch(numbers::contains);
  }

  /// What an administrator finds it by.
  String evidence() {
    return evidence;
  }
}
