package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.sql.Comparisons;
import dev.slipway.azure.standin.cosmos.sql.Evaluation;
import dev.slipway.azure.standin.cosmos.sql.Expression;
import dev.slipway.azure.standin.cosmos.sql.Query;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How a query is carried out over items.
final class Execution {
  private final Query query;
  private final Definition definition;
  private final Comparator<ObjectNode> order;

  Execution(Query query, Definition definition) {
    this.query = query;
    this.definition = definition;
    this.order = order(query.orders());
    for (Query.Order by : query.orders()) {
      if (!definition.indexed().covers(by.path().names())) {
        throw new Refusal(400, "what is ordered by is not in the index: " + by.path().names());
      }
    }
  }

  private static Comparator<ObjectNode> order(List<Query.Order> orders) {
    Comparator<ObjectNode> byAge =
        Comparator.comparingLong(item -> ResourceIds.position(item.path("_rid").asText()));
    return orders.stream()
        .map(by -> {
          Comparator<ObjectNode> order =
              Comparator.comparing(item -> Evaluation.value(by.path(), item), Comparisons.ORDER);
          return by.descending() ? order.reversed() : order;
        })
        .findFirst()
        .map(order -> order.thenComparing(byAge))
        .orElse(byAge);
  }

  QueryPage page(List<ObjectNode> items, Optional<String> after, int limit) {
    List<ObjectNode> found = items.stream().filter(this::isWanted).sorted(order).toList();
    List<ObjectNode> bounded =
        found.stream().skip(query.bounds().offset()).limit(query.bounds().limit()).toList();
    int from = after.map(token -> start(bounded, token)).orElse(0);
    int to = limit < 1 ? bounded.size() : Math.min(bounded.size(), from + limit);
    List<ObjectNode> page = bounded.subList(from, to);
    List<JsonNode> results = page.stream().flatMap(this::selected).toList();
    Optional<String> next =
        to < bounded.size() ? Optional.of(token(page.getLast())) : Optional.empty();
    long bytes = page.stream().mapToLong(Partition::bytes).sum();
    return new QueryPage(results, next, RequestUnits.query(loaded(items, page.size()), bytes));
  }

  private boolean isWanted(ObjectNode item) {
    boolean isOrdered =
        query.orders().stream().noneMatch(by -> Evaluation.value(by.path(), item).isMissingNode());
    return isOrdered && Evaluation.holds(query.where(), item);
  }

  private Stream<JsonNode> selected(ObjectNode item) {
    JsonNode result =
        switch (query.selection()) {
          case Query.Selection.Everything() -> item;
          case Query.Selection.Value(Expression value) -> Evaluation.value(value, item);
          case Query.Selection.Fields(Map<String, Expression> fields) ->
              Evaluation.object(fields, item);
        };
    return result.isMissingNode() ? Stream.empty() : Stream.of(result);
  }

  /// What only the items themselves can tell has to be loaded to be ruled out.
  private long loaded(List<ObjectNode> items, int answered) {
    List<Expression> byIndex =
        query
            .where()
            .conjuncts()
            .filter(condition ->
                condition.paths().allMatch(path -> definition.indexed().covers(path.names())))
            .toList();
    boolean isByIndexAlone = byIndex.size() == query.where().conjuncts().count();
    return isByIndexAlone
        ? answered
        : items.stream()
            .filter(
                item -> byIndex.stream().allMatch(condition -> Evaluation.holds(condition, item)))
            .count();
  }

  private int start(List<ObjectNode> found, String token) {
    String last = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i).path("_rid").asText().equals(last)) {
        return i + 1;
      }
    }
    throw new Refusal(400, "the item that the page before ended at is gone");
  }

  private static String token(ObjectNode last) {
    return Base64.getEncoder()
        .encodeToString(last.path("_rid").asText().getBytes(StandardCharsets.UTF_8));
  }
}
