package dev.slipway.azure.standin.cosmos.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.model.ItemContainer;
import dev.slipway.azure.standin.cosmos.model.QueryPage;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import dev.slipway.azure.standin.cosmos.sql.Query;
import dev.slipway.azure.standin.cosmos.sql.SqlRefusal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Answers queries, and says how the SDK is to carry them out.
///
/// The partition key of a request is looked at only to refuse what has none: some emulators do not
/// apply it to queries, so a query that does not name its partition itself is a mistake of ours.
final class Queries {
  /// Azure ends a page early when it has worked long enough on it.
  private static final int LONGEST_PAGE = 100;

  private static final Set<String> KEY = Set.of("id", "pk");

  private Queries() {}

  static Response answer(Request request, ItemContainer container) {
    Query query = query(request);
    int limit =
        request
            .header("x-ms-max-item-count")
            .map(Integer::valueOf)
            .filter(wanted -> wanted > 0 && wanted < LONGEST_PAGE)
            .orElse(LONGEST_PAGE);
    QueryPage page = container.query(query, request.header("x-ms-continuation"), limit);
    ArrayNode documents = JsonNodeFactory.instance.arrayNode().addAll(page.results());
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("_rid", "").put("_count", documents.size()).set("Documents", documents);
    Response response = new Response(200, Optional.of(body), page.charge(), Map.of());
    return page.next().map(next -> response.with("x-ms-continuation", next)).orElse(response);
  }

  private static Query query(Request request) {
    boolean isAcrossPartitions = request.header("x-ms-documentdb-partitionkey").isEmpty();
    Map<String, JsonNode> parameters = new HashMap<>();
    for (JsonNode parameter : request.json().path("parameters")) {
      parameters.put(parameter.path("name").asText(), parameter.path("value"));
    }
    try {
      Query query = Query.parse(request.json().path("query").asText(), parameters);
      if (isAcrossPartitions && !isListOfKeys(query)) {
        throw new Refusal(400, "queries across partitions are not answered here");
      }
      return query;
    } catch (SqlRefusal e) {
      throw new Refusal(400, e.why());
    }
  }

  /// What somebody asks who empties a container, and no store.
  private static boolean isListOfKeys(Query query) {
    return query.selection() instanceof Query.Selection.Fields(var names)
        && names.keySet().equals(KEY);
  }

  /// As the gateway plans it: what is ordered is asked for with what it is ordered by.
  static Response plan(Request request) {
    Query query = query(request);
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("distinctType", "None").put("hasSelectValue", isValue(query));
    boolean isBounded = !query.bounds().equals(new Query.Bounds(0, Integer.MAX_VALUE));
    if (isBounded) {
      throw new Refusal(400, "TOP, OFFSET and LIMIT are not planned here: read pages");
    }
    ArrayNode directions = info.putArray("orderBy");
    ArrayNode expressions = info.putArray("orderByExpressions");
    info.putArray("groupByExpressions");
    info.putArray("aggregates");
    info.put("rewrittenQuery", "");
    for (Query.Order order : query.orders()) {
      String path = query.alias() + "." + String.join(".", order.path().names());
      directions.add(order.descending() ? "Descending" : "Ascending");
      expressions.add(path);
      info.put("rewrittenQuery", rewritten(request.json().path("query").asText(), path, query));
    }
    ObjectNode plan = JsonNodeFactory.instance.objectNode();
    plan.put("partitionedQueryExecutionInfoVersion", 2).set("queryInfo", info);
    plan.putArray("queryRanges")
        .addObject()
        .put("min", "")
        .put("max", "FF")
        .put("isMinInclusive", true)
        .put("isMaxInclusive", false);
    return Response.of(200, plan);
  }

  private static boolean isValue(Query query) {
    return query.selection() instanceof Query.Selection.Value;
  }

  private static String rewritten(String text, String path, Query query) {
    if (!(query.selection() instanceof Query.Selection.Everything)) {
      throw new Refusal(400, "only whole items are answered in order here");
    }
    int where = text.toUpperCase(Locale.ROOT).indexOf(" WHERE ");
    int order = text.toUpperCase(Locale.ROOT).indexOf(" ORDER BY ");
    String condition = where < 0 ? "true" : text.substring(where + " WHERE ".length(), order);
    return """
    SELECT %1$s._rid, [{"item": %2$s}] AS orderByItems, %1$s AS payload
    FROM %1$s WHERE (%3$s) AND ({documentdb-formattableorderbyquery-filter})%4$s\
    """
        .formatted(query.alias(), path, condition, text.substring(order));
  }
}
