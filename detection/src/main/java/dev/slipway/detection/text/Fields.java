package dev.slipway.detection.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;

/// The fields of one object in a document of a project. A field that is `null` counts as absent,
/// one of a wrong type is a problem that names its place.
public final class Fields {
  private final Document document;
  private final String path;
  private final ObjectNode object;

  Fields(Document document, String path, ObjectNode object) {
    this.document = document;
    this.path = path;
    this.object = object;
  }

  /// The name of the document that they are written in.
  public String origin() {
    return document.name();
  }

  /// The fields as they are written, each value as one line of JSON.
  public SequencedMap<String, String> written() {
    SequencedMap<String, String> written = new LinkedHashMap<>();
    object.properties().forEach(field -> written.put(field.getKey(), field.getValue().toString()));
    return Collections.unmodifiableSequencedMap(written);
  }

  /// The names of the fields as they are written.
  public List<String> names() {
    return object.properties().stream().map(Map.Entry::getKey).toList();
  }

  /// Whether the field is written, be it `null`.
  public boolean has(String name) {
    return object.has(name);
  }

  /// The text of a field.
  public Optional<String> text(String name) {
    return present(name).map(value -> textOf(name, value));
  }

  /// The text of a field, which may also be a whole number.
  public Optional<String> textOrNumber(String name) {
    return present(name)
        .map(value -> value.isIntegralNumber() ? value.asText() : textOf(name, value));
  }

  /// The text of a field that may well be of another type and then counts as absent.
  public Optional<String> textIfAny(String name) {
    return present(name).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /// The value of a field that is `true` or `false`.
  public Optional<Boolean> flag(String name) {
    return present(name)
        .map(value -> {
          if (!value.isBoolean()) {
            throw wrong(name, "It should be true or false, but is " + kindOf(value));
          }
          return value.asBoolean();
        });
  }

  /// A whole number within bounds.
  public Optional<Integer> number(String name, int least, int most) {
    return present(name)
        .map(value -> {
          if (!value.canConvertToInt()
              || !value.isIntegralNumber()
              || value.asInt() < least
              || value.asInt() > most) {
            throw wrong(name, "It should be a whole number from %d to %d".formatted(least, most));
          }
          return value.asInt();
        });
  }

  /// A number within bounds.
  public Optional<BigDecimal> decimal(String name, BigDecimal least, BigDecimal most) {
    return present(name)
        .map(value -> {
          if (!value.isNumber()
              || !Double.isFinite(value.asDouble())
              || value.decimalValue().compareTo(least) < 0
              || value.decimalValue().compareTo(most) > 0) {
            throw wrong(name, "It should be a number from %s to %s".formatted(least, most));
          }
          return value.decimalValue();
        });
  }

  /// The fields of a field that is an object.
  public Optional<Fields> object(String name) {
    return present(name)
        .map(value -> {
          if (value instanceof ObjectNode inner) {
            return new Fields(document, pathOf(name), inner);
          }
          throw wrong(name, "It should be an object, but is " + kindOf(value));
        });
  }

  /// The objects of a field that is an object or a list; whatever else there is is passed over.
  public List<Fields> objects(String name) {
    JsonNode value = object.path(name);
    if (value instanceof ObjectNode inner) {
      return List.of(new Fields(document, pathOf(name), inner));
    }
    List<Fields> found = new ArrayList<>();
    for (JsonNode element : value) {
      if (element instanceof ObjectNode inner) {
        found.add(new Fields(document, pathOf(name), inner));
      }
    }
    return List.copyOf(found);
  }

  /// The objects of a field that is a list of objects and nothing else; empty when it is absent.
  public List<Fields> entries(String name) {
    JsonNode list = present(name).orElseGet(JsonNodeFactory.instance::arrayNode);
    if (!list.isArray()) {
      throw wrong(name, "It should be a list, but is " + kindOf(list));
    }
    List<Fields> entries = new ArrayList<>();
    for (JsonNode element : list) {
      String place = "%s[%d]".formatted(name, entries.size());
      if (!(element instanceof ObjectNode entry)) {
        throw wrong(place, "It should be an object, but is " + kindOf(element));
      }
      entries.add(new Fields(document, pathOf(place), entry));
    }
    return List.copyOf(entries);
  }

  /// Throws a problem if there is a field of another name.
  public void requireOnly(List<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw wrong(
            name,
            "There is no such setting",
            Nearest.to(name, known)
                .map(nearest -> "Did you mean \"%s\"?".formatted(nearest))
                .orElse("Use one of " + String.join(", ", known)));
      }
    }
  }

  /// The texts of a field that is an object of texts, in order; empty when the field is absent.
  public SequencedMap<String, String> texts(String name) {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    object(name)
        .ifPresent(inner ->
            inner.names().forEach(key -> inner.text(key).ifPresent(text -> texts.put(key, text))));
    return Collections.unmodifiableSequencedMap(texts);
  }

  /// The texts of a field that is a list of texts, or of a list in that field's `packages`, as both
  /// are written for workspaces; empty when the field is absent.
  public List<String> list(String name) {
    JsonNode value = object.path(name);
    if (!value.isArray()) {
      return object(name).map(inner -> inner.list("packages")).orElse(List.of());
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      texts.add(textOf(name, element));
    }
    return List.copyOf(texts);
  }

  /// A problem with one field.
  public SlipwayException wrong(String name, String why) {
    return wrong(name, why, "Correct the value, or remove it");
  }

  /// What a field's value means; if it means nothing, a problem that names its place.
  public <T> T parsed(String name, Supplier<T> meaning) {
    try {
      return meaning.get();
    } catch (SlipwayException e) {
      throw wrong(name, e.problem().why(), e.problem().fix());
    }
  }

  /// A problem with one field, and what to do about it.
  public SlipwayException wrong(String name, String why, String fix) {
    return new SlipwayException(
        Problem.of(ProblemCode.PROJECT_FILE_INVALID, document.tried(), why, fix)
            .at(document.name() + ": " + pathOf(name)));
  }

  static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "a list";
      case OBJECT, POJO -> "an object";
      case STRING, BINARY -> "text";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
      case MISSING -> "empty";
    };
  }

  private Optional<JsonNode> present(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  private String textOf(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw wrong(name, "It should be text, but is " + kindOf(value));
    }
    return value.asText();
  }

  private String pathOf(String name) {
    String shown = name.length() <= 80 ? name : name.substring(0, 80) + "…";
    String printable = shown.replaceAll("\\p{Cntrl}", "?");
    return path.isEmpty() ? printable : path + "." + printable;
  }
}
