package dev.slipway.azure.cosmos;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;

/// The form of items, which says in each of them how old it is. An older one is brought forward
/// when it is read and stays as it is in the database until it is written or changed again, so
/// there is no moment at which all have to be changed.
public final class Schema {
  /// The form that is written now.
  public static final int VERSION = 1;

  static final String FIELD = "schema";

  /// What turns form 1 into 2, form 2 into 3, and so on.
  static final Schema PRESENT = new Schema(List.of());

  private final List<UnaryOperator<ObjectNode>> steps;

  Schema(List<UnaryOperator<ObjectNode>> steps) {
    this.steps = List.copyOf(steps);
  }

  /// The form that these steps lead to.
  int version() {
    return steps.size() + 1;
  }

  boolean hasOlderForms() {
    return !steps.isEmpty();
  }

  boolean isOlder(ObjectNode fields) {
    return fields.path(FIELD).asInt(version()) < version();
  }

  /// The fields in the present form. Throws a `SlipwayException` when a newer Slipway wrote them.
  ObjectNode forward(ItemKey key, ObjectNode fields) {
    int version = fields.path(FIELD).asInt(version());
    if (version > version()) {
      throw CosmosProblems.unreadable(key, "a newer version of Slipway wrote it");
    }
    ObjectNode forward = fields;
    for (UnaryOperator<ObjectNode> step : steps.subList(version - 1, steps.size())) {
      forward = step.apply(forward);
    }
    return forward.put(FIELD, version());
  }
}
