package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Something in a query that has a value for an item.
public sealed interface Expression {
  /// A literal or the value of a parameter.
  record Constant(JsonNode value) implements Expression {}

  /// `c.a.b`; the item itself where there are no names.
  record Path(List<String> names) implements Expression {
    public Path {
      names = List.copyOf(names);
    }
  }

  /// `a < b`; the sign is one of `= != < <= > >=`.
  record Comparison(String sign, Expression left, Expression right) implements Expression {}

  record And(Expression left, Expression right) implements Expression {}

  record Or(Expression left, Expression right) implements Expression {}

  record Not(Expression of) implements Expression {}

  record In(Expression value, List<Expression> choices) implements Expression {}

  record Call(Function function, List<Expression> arguments) implements Expression {}

  record ArrayOf(List<Expression> elements) implements Expression {}

  record ObjectOf(Map<String, Expression> fields) implements Expression {}

  /// The functions that are known.
  enum Function {
    IS_DEFINED(1),
    IS_NULL(1),
    STARTSWITH(2);

    final int arguments;

    Function(int arguments) {
      this.arguments = arguments;
    }
  }

  /// Every path that is named in it.
  default Stream<Path> paths() {
    return switch (this) {
      case Constant _ -> Stream.empty();
      case Path path -> Stream.of(path);
      case Comparison(_, Expression left, Expression right) ->
          Stream.concat(left.paths(), right.paths());
      case And(Expression left, Expression right) -> Stream.concat(left.paths(), right.paths());
      case Or(Expression left, Expression right) -> Stream.concat(left.paths(), right.paths());
      case Not(Expression of) -> of.paths();
      case In(Expression value, List<Expression> choices) ->
          Stream.concat(value.paths(), choices.stream().flatMap(Expression::paths));
      case Call(_, List<Expression> arguments) -> arguments.stream().flatMap(Expression::paths);
      case ArrayOf(List<Expression> elements) -> elements.stream().flatMap(Expression::paths);
      case ObjectOf(Map<String, Expression> fields) ->
          fields.values().stream().flatMap(Expression::paths);
    };
  }

  /// What must all hold for it to hold.
  default Stream<Expression> conjuncts() {
    return this instanceof And(Expression left, Expression right)
        ? Stream.concat(left.conjuncts(), right.conjuncts())
        : Stream.of(this);
  }
}
