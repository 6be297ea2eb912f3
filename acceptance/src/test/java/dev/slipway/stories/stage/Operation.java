package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One thing that the API can be asked for, as its own document describes it.
///
/// @param path with names in braces for what it is about
/// @param example a body that the document shows
public record Operation(String method, String path, JsonNode example) {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  /// Everything in the document of the service.
  public static Stream<Operation> all(Api api) {
    JsonNode paths = api.get("/openapi.json").json().path("paths");
    return paths.properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation ->
                    new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        operation
                            .getValue()
                            .at("/requestBody/content/application~1json/example"))));
  }

  /// Whether it reads what there is, of no thing in particular.
  public boolean isList() {
    return method.equals("GET") && !NAME.matcher(path).find();
  }

  /// Whether it names a thing that somebody owns; content of files is everybody's.
  public boolean isAboutOneThing() {
    return NAME.matcher(path).find() && !path.contains("{sha256}");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  /// Asks for it.
  ///
  /// @param things what it is to be about: `project`, `deployment`, `key`, `organization`, and what
  ///   else a path has a name for
  public Reply ask(Api api, Map<String, String> things) {
    String filled =
        NAME.matcher(path).replaceAll(name -> things.getOrDefault(thing(name.group(1)), "0"));
    return switch (method) {
      case "GET" -> api.get(filled);
      default -> api.send(method, filled, body(things));
    };
  }

  private String thing(String name) {
    return switch (name) {
      case "projectId" -> "project";
      case "id" ->
          path.startsWith("/projects/")
              ? "project"
              : path.startsWith("/keys/") ? "key" : "deployment";
      default -> name;
    };
  }

  private JsonNode body(Map<String, String> things) {
    JsonNode body =
        example.isMissingNode() ? JsonNodeFactory.instance.objectNode() : example.deepCopy();
    set(body, "projectId", things.get("project"));
    set(body, "orgId", things.get("organization"));
    return body;
  }

  private static void set(JsonNode body, String member, @Nullable String value) {
    for (JsonNode parent : body.findParents(member)) {
      ((ObjectNode) parent).put(member, value);
    }
  }
}
