package dev.slipway.azure.standin.cosmos.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.standin.cosmos.sql.Evaluation;
import dev.slipway.azure.standin.cosmos.sql.Query;
import dev.slipway.azure.standin.cosmos.sql.SqlRefusal;
import java.util.Optional;

/// What must hold of an item as it is for an operation to be done.
///
/// @param ifMatch the etag that it must have
/// @param ifNoneMatch the etag that it must not have
/// @param filter `FROM c WHERE …`
public record Condition(
    Optional<String> ifMatch, Optional<String> ifNoneMatch, Optional<String> filter) {
  public static final Condition NONE =
      new Condition(Optional.empty(), Optional.empty(), Optional.empty());

  /// Throws a [Refusal] with 412, or 304 for what is to be read, when it does not.
  void require(ObjectNode item) {
    String etag = item.path("_etag").asText();
    if (ifMatch.isPresent() && !ifMatch.get().equals(etag)) {
      throw new Refusal(412, "the etag is another one");
    }
    if (ifNoneMatch.isPresent() && ifNoneMatch.get().equals(etag)) {
      throw new Refusal(304, "");
    }
    if (filter.isPresent() && !holds(filter.get(), item)) {
      throw new Refusal(412, "the condition of the patch does not hold");
    }
  }

  private static boolean holds(String filter, ObjectNode item) {
    try {
      return Evaluation.holds(Query.condition(filter), item);
    } catch (SqlRefusal e) {
      throw new Refusal(400, e.why());
    }
  }
}
