package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.sql.Query;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Items by partition key and id. Does one thing at a time.
public final class ItemContainer {
  private final Definition definition;
  private final InstantSource clock;
  private final Map<JsonNode, Partition> partitions = new HashMap<>();
  private long numbers;

  ItemContainer(Definition definition, InstantSource clock) {
    this.definition = definition;
    this.clock = clock;
  }

  /// The definition as it was sent.
  public ObjectNode definition() {
    return definition.document();
  }

  /// Throws a [Refusal] when it cannot be done, and then nothing is changed.
  public synchronized Answer perform(JsonNode partitionKey, Operation operation) {
    Partition changed = partition(partitionKey);
    Answer answer = changed.perform(operation);
    partitions.put(partitionKey, changed);
    return answer;
  }

  /// Does all, or nothing when one of them cannot be done.
  public synchronized BatchAnswer perform(JsonNode partitionKey, List<Operation> operations) {
    Partition changed = partition(partitionKey);
    List<Answer> answers = new ArrayList<>();
    for (Operation operation : operations) {
      try {
        answers.add(changed.perform(operation));
      } catch (Refusal refusal) {
        return BatchAnswer.refused(answers, refusal, operations.size());
      }
    }
    partitions.put(partitionKey, changed);
    return BatchAnswer.done(answers);
  }

  /// A page of what a query finds in all partitions: it is the query that has to say which one.
  public synchronized QueryPage query(Query query, Optional<String> after, int limit) {
    List<ObjectNode> living = new ArrayList<>();
    for (Partition partition : partitions.values()) {
      partition.at(clock.instant()).items().forEach(living::add);
    }
    return new Execution(query, definition).page(living, after, limit);
  }

  private Partition partition(JsonNode key) {
    Partition present = partitions.get(key);
    return present == null
        ? new Partition(key, definition, () -> ++numbers, clock.instant())
        : present.at(clock.instant());
  }

  /// How many writes there were, at least: the position of a session.
  public synchronized long position() {
    return numbers;
  }
}
