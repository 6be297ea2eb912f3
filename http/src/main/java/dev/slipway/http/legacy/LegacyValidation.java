package dev.slipway.http.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// V2's check of the body and what it said about it.
///
/// @param formErrors about the body as a whole
/// @param fieldErrors by member, in the order of V2's schema; only those that failed
record LegacyValidation(List<String> formErrors, Map<String, List<String>> fieldErrors) {
  private record Failure(boolean success, String error, String message, LegacyValidation details) {}

  static LegacyValidation of(JsonNode body) {
    if (!body.isObject()) {
      return new LegacyValidation(
          List.of("Invalid input: expected object, received " + kind(body)), Map.of());
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    required(body, "projectId", "Project ID is required", fields);
    if (body.has("customDomain") && !body.get("customDomain").isTextual()) {
      fields.put("customDomain", List.of(notAString(body.get("customDomain"))));
    }
    required(body, "orgId", "Organization ID is required", fields);
    required(body, "userId", "User ID is required", fields);
    return new LegacyValidation(List.of(), fields);
  }

  boolean failed() {
    return !formErrors.isEmpty() || !fieldErrors.isEmpty();
  }

  Object body() {
    return new Failure(false, "Validation Error", "Request validation failed", this);
  }

  /// An empty array, or anything else with a `length` of 0, was both of the wrong type and too
  /// short for V2.
  private static void required(
      JsonNode body, String name, String text, Map<String, List<String>> fields) {
    JsonNode value = body.path(name);
    List<String> errors = new ArrayList<>();
    if (!value.isTextual()) {
      errors.add(notAString(value));
    }
    boolean empty =
        (value.isTextual() && value.textValue().isEmpty())
            || (value.isArray() && value.isEmpty())
            || (value.path("length").isNumber() && value.path("length").doubleValue() == 0);
    if (empty) {
      errors.add(text);
    }
    if (!errors.isEmpty()) {
      fields.put(name, errors);
    }
  }

  private static String notAString(JsonNode value) {
    return "Invalid input: expected string, received " + kind(value);
  }

  private static String kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case MISSING -> "undefined";
      case NULL -> "null";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case STRING -> "string";
      case OBJECT, POJO, BINARY -> "object";
    };
  }
}
