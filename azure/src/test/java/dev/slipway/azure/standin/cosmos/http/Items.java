package dev.slipway.azure.standin.cosmos.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.model.Answer;
import dev.slipway.azure.standin.cosmos.model.BatchAnswer;
import dev.slipway.azure.standin.cosmos.model.Condition;
import dev.slipway.azure.standin.cosmos.model.ItemContainer;
import dev.slipway.azure.standin.cosmos.model.Operation;
import dev.slipway.azure.standin.cosmos.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers requests about single items and batches of them.
final class Items {
  private static final int MAX_OPERATIONS = 100;
  private static final int MAX_BATCH = 2 * 1024 * 1024;

  private Items() {}

  static Response answer(Request request, Kind kind, ItemContainer container) {
    Condition condition =
        new Condition(
            request.header("If-Match"), request.header("If-None-Match"), Optional.empty());
    String id = request.item();
    Operation operation =
        switch (kind) {
          case READ -> new Operation.Read(id, condition);
          case CREATE -> new Operation.Create(object(request.json()));
          case UPSERT -> new Operation.Upsert(object(request.json()), condition);
          case REPLACE -> new Operation.Replace(id, object(request.json()), condition);
          case DELETE -> new Operation.Delete(id, condition);
          case PATCH -> patch(id, request.json(), condition);
          case BATCH, QUERY, PLAN, DEFINITION ->
              throw new IllegalArgumentException("not about one item: " + kind);
        };
    return Response.of(container.perform(request.partitionKey(), operation));
  }

  private static Operation patch(String id, JsonNode patch, Condition condition) {
    Optional<String> filter =
        Optional.of(patch.path("condition")).filter(JsonNode::isTextual).map(JsonNode::textValue);
    return new Operation.PatchItem(
        id,
        patch.path("operations"),
        new Condition(condition.ifMatch(), condition.ifNoneMatch(), filter));
  }

  static Response batch(Request request, ItemContainer container) {
    JsonNode wanted = request.json();
    if (wanted.isEmpty() || wanted.size() > MAX_OPERATIONS) {
      throw new Refusal(400, "a batch has 1 to %d operations".formatted(MAX_OPERATIONS));
    }
    if (request.body().length() > MAX_BATCH) {
      throw new Refusal(413, "a batch has at most 2 MB");
    }
    List<Operation> operations = new ArrayList<>();
    wanted.forEach(operation -> operations.add(operation(operation)));
    BatchAnswer answer = container.perform(request.partitionKey(), operations);
    ArrayNode results = JsonNodeFactory.instance.arrayNode();
    answer.answers().forEach(result -> results.add(result(result)));
    return new Response(answer.status(), Optional.of(results), answer.charge(), Map.of());
  }

  private static Operation operation(JsonNode operation) {
    String id = operation.path("id").asText();
    JsonNode body = operation.path("resourceBody");
    Condition condition =
        new Condition(
            Optional.ofNullable(operation.path("ifMatch").textValue()),
            Optional.ofNullable(operation.path("ifNoneMatch").textValue()),
            Optional.empty());
    return switch (operation.path("operationType").asText()) {
      case "Create" -> new Operation.Create(object(body));
      case "Upsert" -> new Operation.Upsert(object(body), condition);
      case "Replace" -> new Operation.Replace(id, object(body), condition);
      case "Patch" -> patch(id, body, condition);
      case "Delete" -> new Operation.Delete(id, condition);
      case "Read" -> new Operation.Read(id, condition);
      case String other -> throw new Refusal(400, "no such operation: " + other);
    };
  }

  private static ObjectNode result(Answer answer) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("statusCode", answer.status()).put("requestCharge", answer.charge());
    answer
        .item()
        .ifPresent(item -> {
          result.put("eTag", item.path("_etag").asText());
          result.set("resourceBody", item);
        });
    return result;
  }

  private static ObjectNode object(JsonNode body) {
    if (body instanceof ObjectNode object) {
      return object;
    }
    throw new Refusal(400, "an item is an object");
  }
}
