package dev.slipway.azure.standin.cosmos.sql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/// A query as it was understood.
///
/// @param alias what an item is called in it, mostly `c`
public record Query(
    String alias, Selection selection, Expression where, List<Order> orders, Bounds bounds) {
  public Query {
    orders = List.copyOf(orders);
  }

  /// What is answered of an item.
  public sealed interface Selection {
    /// The whole item.
    record Everything() implements Selection {}

    /// One value.
    record Value(Expression expression) implements Selection {}

    /// An object with these fields.
    record Fields(Map<String, Expression> byName) implements Selection {}
  }

  /// What items are ordered by.
  public record Order(Expression.Path path, boolean descending) {}

  /// Which of the items that were found are answered.
  public record Bounds(int offset, int limit) {
    static final Bounds NONE = new Bounds(0, Integer.MAX_VALUE);
  }

  /// Understands a query. Throws a [SqlRefusal] otherwise.
  public static Query parse(String text, Map<String, JsonNode> parameters) {
    return new QueryParser(Lexer.tokens(text), parameters).query();
  }

  /// Understands the condition of a patch: `FROM c WHERE c.version = 1`.
  public static Expression condition(String text) {
    return new QueryParser(Lexer.tokens(text), Map.of()).condition();
  }
}
