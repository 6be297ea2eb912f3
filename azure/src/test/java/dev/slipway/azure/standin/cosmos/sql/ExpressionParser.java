package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.slipway.azure.standin.cosmos.sql.Lexer.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Reads expressions, from the loosest operator to the tightest.
final class ExpressionParser {
  private static final List<String> SIGNS = List.of("=", "!=", "<>", "<=", ">=", "<", ">");

  private final Tokens tokens;
  private final Map<String, JsonNode> parameters;
  private final Set<String> roots = new HashSet<>();

  ExpressionParser(Tokens tokens, Map<String, JsonNode> parameters) {
    this.tokens = tokens;
    this.parameters = parameters;
  }

  Expression expression() {
    Expression left = conjunction();
    while (tokens.takes("OR")) {
      left = new Expression.Or(left, conjunction());
    }
    return left;
  }

  private Expression conjunction() {
    Expression left = negation();
    while (tokens.takes("AND")) {
      left = new Expression.And(left, negation());
    }
    return left;
  }

  private Expression negation() {
    return tokens.takes("NOT") ? new Expression.Not(negation()) : comparison();
  }

  private Expression comparison() {
    Expression left = operand();
    if (tokens.takes("IN")) {
      tokens.expect("(");
      return new Expression.In(left, list(")"));
    }
    for (String sign : SIGNS) {
      if (tokens.takes(sign)) {
        return new Expression.Comparison(sign.equals("<>") ? "!=" : sign, left, operand());
      }
    }
    return left;
  }

  private Expression operand() {
    return switch (tokens.take()) {
      case Token.Literal(_, JsonNode value) -> new Expression.Constant(value);
      case Token.Parameter(String name) -> parameter(name);
      case Token.Word(String word) -> word(word);
    };
  }

  private Expression parameter(String name) {
    JsonNode value = parameters.get(name);
    if (value == null) {
      throw new SqlRefusal("the parameter %s has no value".formatted(name));
    }
    return new Expression.Constant(value);
  }

  private Expression word(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "(" -> {
        Expression inside = expression();
        tokens.expect(")");
        yield inside;
      }
      case "[" -> new Expression.ArrayOf(list("]"));
      case "{" -> object();
      case "true", "false" -> new Expression.Constant(BooleanNode.valueOf(word.length() == 4));
      case "null" -> new Expression.Constant(NullNode.getInstance());
      default -> tokens.takes("(") ? call(word) : path(word);
    };
  }

  private List<Expression> list(String end) {
    List<Expression> elements = new ArrayList<>();
    do {
      elements.add(expression());
    } while (tokens.takes(","));
    tokens.expect(end);
    return elements;
  }

  private Expression object() {
    Map<String, Expression> fields = new LinkedHashMap<>();
    do {
      if (!(tokens.take() instanceof Token.Literal(_, JsonNode name) && name.isTextual())) {
        throw new SqlRefusal("a field's name is a string");
      }
      tokens.expect(":");
      fields.put(name.textValue(), expression());
    } while (tokens.takes(","));
    tokens.expect("}");
    return new Expression.ObjectOf(fields);
  }

  private Expression call(String name) {
    List<Expression> arguments = list(")");
    return Stream.of(Expression.Function.values())
        .filter(function -> function.name().equalsIgnoreCase(name))
        .filter(function -> function.arguments == arguments.size())
        .findFirst()
        .map(function -> new Expression.Call(function, arguments))
        .orElseThrow(() -> new SqlRefusal("this function is not known here: " + name));
  }

  private Expression path(String root) {
    if (!root.matches("[A-Za-z_]\\w*")) {
      throw new SqlRefusal("syntax error near '%s'".formatted(root));
    }
    roots.add(root);
    List<String> names = new ArrayList<>();
    while (true) {
      if (tokens.takes(".")) {
        names.add(tokens.name());
      } else if (tokens.takes("[")) {
        names.add(string());
        tokens.expect("]");
      } else {
        return new Expression.Path(names);
      }
    }
  }

  private String string() {
    if (tokens.take() instanceof Token.Literal(_, JsonNode name) && name.isTextual()) {
      return name.textValue();
    }
    throw new SqlRefusal("only a name can be in brackets");
  }

  /// A number of items.
  int count() {
    if (operand() instanceof Expression.Constant(JsonNode value) && value.isInt()) {
      return value.intValue();
    }
    throw new SqlRefusal("a number of items was expected");
  }

  /// Every path began at the item.
  void requireAlias(String alias) {
    if (!roots.stream().allMatch(alias::equals)) {
      throw new SqlRefusal("only '%s' can be named: %s".formatted(alias, roots));
    }
  }
}
