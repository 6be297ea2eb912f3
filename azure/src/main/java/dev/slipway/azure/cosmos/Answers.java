package dev.slipway.azure.cosmos;

import com.azure.cosmos.CosmosException;
import com.azure.cosmos.models.CosmosBatchOperationResult;
import com.azure.cosmos.models.CosmosBatchResponse;
import com.azure.cosmos.models.CosmosItemOperationType;
import com.azure.cosmos.models.CosmosItemResponse;
import com.azure.cosmos.models.FeedResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the answers of the database: the items in them, what they cost, and the time.
final class Answers {
  private static final int FAILED_DEPENDENCY = 424;

  private final ServerClock clock;
  private final RequestUnits units;
  private final Schema schema;

  Answers(ServerClock clock, RequestUnits units, Schema schema) {
    this.clock = clock;
    this.units = units;
    this.schema = schema;
  }

  Item written(Action action, ItemKey key, CosmosItemResponse<ObjectNode> response) {
    spent(action, response);
    clock.tell(response.getItem().path("_ts").asLong());
    return item(key, response.getItem());
  }

  BatchWritten batch(Action action, String partition, CosmosBatchResponse response) {
    units.spent(action.tried(), response.getRequestCharge());
    List<CosmosBatchOperationResult> results = response.getResults();
    if (response.isSuccessStatusCode()
        && results.stream().allMatch(CosmosBatchOperationResult::isSuccessStatusCode)) {
      return new BatchWritten.Done(
          results.stream().map(result -> written(partition, result)).toList());
    }
    for (int i = 0; i < results.size(); i++) {
      CosmosBatchOperationResult result = results.get(i);
      if (result.getStatusCode() != FAILED_DEPENDENCY && !result.isSuccessStatusCode()) {
        return refused(action, i, result);
      }
    }
    throw new SlipwayException(
        CosmosProblems.of(response.getStatusCode(), response.getSubStatusCode(), action));
  }

  private Optional<Item> written(String partition, CosmosBatchOperationResult result) {
    Optional<ObjectNode> fields = Optional.ofNullable(result.getItem(ObjectNode.class));
    fields.ifPresent(item -> clock.tell(item.path("_ts").asLong()));
    return fields.map(item -> item(new ItemKey(partition, item.path("id").asText()), item));
  }

  private static BatchWritten refused(Action action, int write, CosmosBatchOperationResult result) {
    int status = result.getStatusCode();
    int part = result.getSubStatusCode();
    if (CosmosProblems.isAbsence(status, part) && !isCreate(result)) {
      return new BatchWritten.Refused(write, BatchWritten.Reason.MISSING);
    }
    return switch (status) {
      case CosmosProblems.CONFLICT -> new BatchWritten.Refused(write, BatchWritten.Reason.TAKEN);
      case CosmosProblems.PRECONDITION_FAILED ->
          new BatchWritten.Refused(write, BatchWritten.Reason.CHANGED);
      default -> throw new SlipwayException(CosmosProblems.of(status, part, action));
    };
  }

  private static boolean isCreate(CosmosBatchOperationResult result) {
    return result.getOperation().getOperationType() == CosmosItemOperationType.CREATE;
  }

  List<Item> found(
      Action action, ItemQuery query, int limit, List<FeedResponse<ObjectNode>> pages) {
    List<Item> found = new ArrayList<>();
    for (FeedResponse<ObjectNode> page : pages) {
      units.spent(action.tried(), page.getRequestCharge());
      for (ObjectNode fields : page.getResults()) {
        found.add(item(new ItemKey(query.partition(), fields.path("id").asText()), fields));
      }
    }
    return found.subList(0, Math.min(found.size(), limit));
  }

  void spent(Action action, CosmosItemResponse<?> response) {
    units.spent(action.tried(), response.getRequestCharge());
  }

  void refused(Action action, CosmosException refusal) {
    units.spent(action.tried(), refusal.getRequestCharge());
  }

  Item item(ItemKey key, ObjectNode fields) {
    return new Item(key, fields.path("_etag").asText(), schema.forward(key, fields));
  }
}
