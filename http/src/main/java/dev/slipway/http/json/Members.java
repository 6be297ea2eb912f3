package dev.slipway.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.http.problem.Refusals;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The members of a JSON object. Gathers everything that is wrong with them, to be said at once by
/// [#check]; a member that is null counts as absent, and one that nobody asks for is ignored.
public final class Members {
  private final JsonNode object;
  private final String prefix;
  private final List<String> problems;

  private Members(JsonNode object, String prefix, List<String> problems) {
    this.object = object;
    this.prefix = prefix;
    this.problems = problems;
  }

  static Members of(JsonNode body) {
    if (!body.isObject()) {
      throw Refusals.invalid(List.of("the body is not a JSON object but " + kind(body)));
    }
    return new Members(body, "", new ArrayList<>());
  }

  static Members none() {
    return new Members(JsonNodeFactory.instance.objectNode(), "", new ArrayList<>());
  }

  /// A text that must be there and not be empty, as a value; empty when it was refused.
  public <T> Optional<T> required(String name, Function<String, T> parse) {
    if (absent(name)) {
      refuse(name, "is required");
      return Optional.empty();
    }
    return optional(name, parse);
  }

  /// A text that may be there, as a value; empty when it is absent or was refused.
  public <T> Optional<T> optional(String name, Function<String, T> parse) {
    return text(name).flatMap(text -> parsed(name, text, parse));
  }

  /// A text that may be there.
  public Optional<String> text(String name) {
    if (absent(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isTextual()) {
      refuse(name, "is not a string but " + kind(value));
      return Optional.empty();
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      refuse(name, "is not valid Unicode");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  /// True or false, if it is there.
  public Optional<Boolean> flag(String name) {
    if (absent(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isBoolean()) {
      refuse(name, "is not true or false but " + kind(value));
      return Optional.empty();
    }
    return Optional.of(value.booleanValue());
  }

  /// A whole number of seconds that may be there, from 0 up to a most.
  public Optional<Duration> seconds(String name, long most) {
    return number(name, 0, most).map(Duration::ofSeconds);
  }

  /// A whole number that may be there, within these bounds.
  public Optional<Long> number(String name, long least, long most) {
    if (absent(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      refuse(name, "is not a whole number");
      return Optional.empty();
    }
    if (value.longValue() < least || value.longValue() > most) {
      refuse(name, "is not from %d to %d".formatted(least, most));
      return Optional.empty();
    }
    return Optional.of(value.longValue());
  }

  /// The texts of an array that must be there.
  public List<String> texts(String name, int max) {
    JsonNode value = object.path(name);
    if (!value.isArray()
        || value.size() > max
        || !value.valueStream().allMatch(JsonNode::isTextual)) {
      refuse(name, "is not an array of at most %d strings".formatted(max));
      return List.of();
    }
    return value.valueStream().map(JsonNode::textValue).toList();
  }

  /// The objects of an array that must be there; what is wrong in them is gathered here.
  public List<Members> objects(String name, int max) {
    JsonNode value = object.path(name);
    if (!value.isArray() || value.size() > max) {
      refuse(name, "is not an array of at most %d objects".formatted(max));
      return List.of();
    }
    List<Members> objects = new ArrayList<>();
    for (JsonNode item : value) {
      String place = "%s%s[%d].".formatted(prefix, name, objects.size());
      if (!item.isObject()) {
        problems.add("%s is not an object but %s".formatted(place, kind(item)));
      }
      objects.add(new Members(item, place, problems));
    }
    return objects;
  }

  /// The same, where what is wrong in one of them is its own matter: each has a [#check] of its
  /// own.
  public List<Members> separateObjects(String name, int max) {
    JsonNode value = object.path(name);
    if (!value.isArray() || value.size() > max) {
      refuse(name, "is not an array of at most %d objects".formatted(max));
      return List.of();
    }
    return value.valueStream().map(Members::separate).toList();
  }

  private static Members separate(JsonNode item) {
    List<String> problems = new ArrayList<>();
    if (!item.isObject()) {
      problems.add("the entry is not an object but %s".formatted(kind(item)));
    }
    return new Members(item, "", problems);
  }

  /// Whether there is such a member.
  public boolean has(String name) {
    return !absent(name);
  }

  /// Notes that a member cannot be used.
  public void refuse(String name, String why) {
    problems.add("%s%s %s".formatted(prefix, name, why));
  }

  /// Throws `VALIDATION_ERROR` with everything that was refused.
  public void check() {
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
  }

  private <T> Optional<T> parsed(String name, String text, Function<String, T> parse) {
    try {
      return Optional.of(parse.apply(text));
    } catch (SlipwayException e) {
      refuse(name, "cannot be used: " + e.problem().why() + ". " + e.problem().fix());
      return Optional.empty();
    }
  }

  private boolean absent(String name) {
    return object.path(name).isMissingNode() || object.path(name).isNull();
  }

  private static String kind(JsonNode node) {
    return node.isMissingNode()
        ? "absent"
        : "of type " + node.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
