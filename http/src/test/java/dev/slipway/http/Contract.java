package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The served OpenAPI document, and what of it was seen.
final class Contract {
  private final JsonNode document;
  private final OpenApiInteractionValidator validator;
  private final Set<String> unseen = new TreeSet<>();

  Contract(String json) throws IOException {
    document = new JsonMapper().readTree(json);
    validator = OpenApiInteractionValidator.createForInlineApiSpecification(json).build();
    operations()
        .forEach(operation ->
            operation.statuses().forEach(status -> unseen.add(operation.name() + " " + status)));
  }

  record Operation(String method, String path, Set<String> statuses, boolean takesJson) {
    String name() {
      return method + " " + path;
    }
  }

  Set<Operation> operations() {
    Set<Operation> operations = new LinkedHashSet<>();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(operation -> {
                  Set<String> statuses = new TreeSet<>();
                  operation
                      .getValue()
                      .get("responses")
                      .fieldNames()
                      .forEachRemaining(statuses::add);
                  statuses.remove("default");
                  operations.add(
                      new Operation(
                          operation.getKey().toUpperCase(Locale.ROOT),
                          path.getKey(),
                          statuses,
                          !operation
                              .getValue()
                              .at("/requestBody/content/application~1json")
                              .isMissingNode()));
                }));
    return operations;
  }

  /// Holds an answer to the document, by the path as the document has it.
  void verify(String method, String path, HttpResponse<String> response) {
    String status = Integer.toString(response.statusCode());
    assertThat(statuses(method, path))
        .as("%s %s answers %s: %s", method, path, status, response.body())
        .contains(status);
    unseen.remove("%s %s %s".formatted(method, path, status));
    SimpleResponse.Builder seen = SimpleResponse.Builder.status(response.statusCode());
    response.headers().map().forEach(seen::withHeader);
    if (!response.body().isEmpty()) {
      seen.withBody(response.body());
    }
    ValidationReport report =
        validator.validateResponse(
            path.replace("{", "").replace("}", ""), Request.Method.valueOf(method), seen.build());
    assertThat(report.getMessages())
        .as("%s %s %s: %s", method, path, status, response.body())
        .isEmpty();
  }

  /// What the document promises and no answer has shown.
  Set<String> unseen() {
    return unseen;
  }

  private Set<String> statuses(String method, String path) {
    return operations().stream()
        .filter(operation -> operation.method().equals(method) && operation.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not documented: " + method + " " + path))
        .statuses();
  }
}
