package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.slipway.azure.standin.cosmos.sql.Lexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the clauses of a query.
final class QueryParser {
  private static final Expression ALWAYS = new Expression.Constant(BooleanNode.TRUE);

  private final Tokens tokens;
  private final ExpressionParser expressions;

  QueryParser(List<Token> tokens, Map<String, JsonNode> parameters) {
    this.tokens = new Tokens(tokens);
    this.expressions = new ExpressionParser(this.tokens, parameters);
  }

  Query query() {
    tokens.expect("SELECT");
    int top = tokens.takes("TOP") ? expressions.count() : Integer.MAX_VALUE;
    Query.Selection selection = selection();
    tokens.expect("FROM");
    String alias = tokens.name();
    Expression where = tokens.takes("WHERE") ? expressions.expression() : ALWAYS;
    List<Query.Order> orders = orders();
    Query.Bounds bounds = bounds(top);
    end(alias);
    return new Query(alias, selection, where, orders, bounds);
  }

  Expression condition() {
    tokens.expect("FROM");
    String alias = tokens.name();
    tokens.expect("WHERE");
    Expression where = expressions.expression();
    end(alias);
    return where;
  }

  private void end(String alias) {
    if (!tokens.ended()) {
      throw tokens.unexpected();
    }
    expressions.requireAlias(alias);
  }

  private Query.Selection selection() {
    if (tokens.takes("*")) {
      return new Query.Selection.Everything();
    }
    if (tokens.takes("VALUE")) {
      return new Query.Selection.Value(expressions.expression());
    }
    Map<String, Expression> fields = new LinkedHashMap<>();
    do {
      Expression field = expressions.expression();
      fields.put(tokens.takes("AS") ? tokens.name() : lastName(field), field);
    } while (tokens.takes(","));
    return new Query.Selection.Fields(fields);
  }

  private static String lastName(Expression field) {
    if (field instanceof Expression.Path(List<String> names) && !names.isEmpty()) {
      return names.getLast();
    }
    throw new SqlRefusal("a selected expression needs a name");
  }

  private List<Query.Order> orders() {
    List<Query.Order> orders = new ArrayList<>();
    if (tokens.takes("ORDER")) {
      tokens.expect("BY");
      do {
        if (!(expressions.expression() instanceof Expression.Path path)) {
          throw new SqlRefusal("only a path can be ordered by");
        }
        orders.add(new Query.Order(path, isDescending()));
      } while (tokens.takes(","));
    }
    if (orders.size() > 1) {
      throw new SqlRefusal("ordering by several paths needs a composite index");
    }
    return orders;
  }

  private boolean isDescending() {
    return !tokens.takes("ASC") && tokens.takes("DESC");
  }

  private Query.Bounds bounds(int top) {
    if (!tokens.takes("OFFSET")) {
      return top == Integer.MAX_VALUE ? Query.Bounds.NONE : new Query.Bounds(0, top);
    }
    int offset = expressions.count();
    tokens.expect("LIMIT");
    return new Query.Bounds(offset, expressions.count());
  }
}
