package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// What expressions are worth for an item. What is absent has no value, and neither has what is
/// made of it, except where the language says otherwise.
public final class Evaluation {
  private static final JsonNode UNDEFINED = MissingNode.getInstance();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Evaluation() {}

  /// Whether it is true, and not merely without a value.
  public static boolean holds(Expression condition, JsonNode item) {
    return value(condition, item).equals(BooleanNode.TRUE);
  }

  public static JsonNode value(Expression expression, JsonNode item) {
    return switch (expression) {
      case Expression.Constant(JsonNode value) -> value;
      case Expression.Path(List<String> names) -> at(item, names);
      case Expression.Comparison(String sign, Expression left, Expression right) ->
          Comparisons.compare(sign, value(left, item), value(right, item));
      case Expression.And(Expression left, Expression right) ->
          both(value(left, item), value(right, item));
      case Expression.Or(Expression left, Expression right) ->
          not(both(not(value(left, item)), not(value(right, item))));
      case Expression.Not(Expression of) -> not(value(of, item));
      case Expression.In(Expression value, List<Expression> choices) -> in(value, choices, item);
      case Expression.Call(Expression.Function function, List<Expression> arguments) ->
          call(function, arguments.stream().map(argument -> value(argument, item)).toList());
      case Expression.ArrayOf(List<Expression> elements) -> array(elements, item);
      case Expression.ObjectOf(Map<String, Expression> fields) -> object(fields, item);
    };
  }

  private static JsonNode at(JsonNode item, List<String> names) {
    JsonNode found = item;
    for (String name : names) {
      found = found.path(name);
    }
    return found;
  }

  private static JsonNode both(JsonNode left, JsonNode right) {
    if (left.equals(BooleanNode.FALSE) || right.equals(BooleanNode.FALSE)) {
      return BooleanNode.FALSE;
    }
    return left.isBoolean() && right.isBoolean() ? BooleanNode.TRUE : UNDEFINED;
  }

  private static JsonNode not(JsonNode value) {
    return value.isBoolean() ? BooleanNode.valueOf(!value.booleanValue()) : UNDEFINED;
  }

  private static JsonNode in(Expression value, List<Expression> choices, JsonNode item) {
    JsonNode wanted = value(value, item);
    return wanted.isMissingNode()
        ? UNDEFINED
        : BooleanNode.valueOf(
            choices.stream()
                .anyMatch(
                    choice -> Comparisons.compare("=", wanted, value(choice, item)).asBoolean()));
  }

  private static JsonNode call(Expression.Function function, List<JsonNode> arguments) {
    return switch (function) {
      case IS_DEFINED -> BooleanNode.valueOf(!arguments.getFirst().isMissingNode());
      case IS_NULL -> BooleanNode.valueOf(arguments.getFirst().isNull());
      case STARTSWITH ->
          arguments.stream().allMatch(JsonNode::isTextual)
              ? BooleanNode.valueOf(
                  arguments.getFirst().textValue().startsWith(arguments.getLast().textValue()))
              : UNDEFINED;
    };
  }

  private static JsonNode array(List<Expression> elements, JsonNode item) {
    ArrayNode array = NODES.arrayNode();
    elements.stream()
        .map(element -> value(element, item))
        .filter(value -> !value.isMissingNode())
        .forEach(array::add);
    return array;
  }

  /// An object of these fields, without those that have no value.
  public static ObjectNode object(Map<String, Expression> fields, JsonNode item) {
    ObjectNode object = NODES.objectNode();
    fields.forEach((name, field) -> {
      JsonNode value = value(field, item);
      if (!value.isMissingNode()) {
        object.set(name, value);
      }
    });
    return object;
  }
}
