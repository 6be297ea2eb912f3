package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Which values of an item are in the index: all but the excluded ones, or only the included ones.
///
/// @param everything whether `/*` is included
/// @param named the paths that are included or else excluded, without `/?` and `/*`
record IndexedPaths(boolean everything, List<String> named) {
  IndexedPaths {
    named = List.copyOf(named);
  }

  static IndexedPaths of(JsonNode policy) {
    List<String> included = paths(policy.path("includedPaths"));
    return included.contains("/*") || policy.isMissingNode()
        ? new IndexedPaths(true, trimmed(paths(policy.path("excludedPaths"))))
        : new IndexedPaths(false, trimmed(included));
  }

  private static List<String> paths(JsonNode entries) {
    return StreamSupport.stream(entries.spliterator(), false)
        .map(entry -> entry.path("path").asText())
        .toList();
  }

  private static List<String> trimmed(List<String> paths) {
    return paths.stream()
        .map(path -> path.replaceFirst("/[?*]$", "").replace("\"", ""))
        .filter(path -> !path.isEmpty())
        .toList();
  }

  /// Whether conditions on that path are answered by the index.
  boolean covers(List<String> path) {
    String text = "/" + String.join("/", path);
    boolean isSystem = text.equals("/id") || text.equals("/_ts");
    boolean isNamed =
        named.stream().anyMatch(name -> text.equals(name) || text.startsWith(name + "/"));
    return isSystem || isNamed != everything;
  }

  /// How many values of an item are in it.
  long count(JsonNode item) {
    return leaves(List.of(), item).filter(this::covers).count();
  }

  private static Stream<List<String>> leaves(List<String> path, JsonNode value) {
    return value.isObject()
        ? value.properties().stream()
            .flatMap(field ->
                leaves(
                    Stream.concat(path.stream(), Stream.of(field.getKey())).toList(),
                    field.getValue()))
        : Stream.of(path);
  }
}
