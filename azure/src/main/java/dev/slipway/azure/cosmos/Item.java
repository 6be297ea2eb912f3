package dev.slipway.azure.cosmos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;

/// An item as it was read.
///
/// @param etag which of its versions it is
/// @param fields those of ours and those of the database, in the form of [Schema#VERSION]
public record Item(ItemKey key, String etag, ObjectNode fields) {
  public String text(String name) {
    return required(name).asText();
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(fields.path(name).textValue());
  }

  public long number(String name) {
    return required(name).asLong();
  }

  /// The stored form of a domain value.
  public String document(String name) {
    return required(name).toString();
  }

  public JsonNode path(String name) {
    return fields.path(name);
  }

  /// The problem of an item whose fields are not what they should be.
  public SlipwayException unreadable(String why) {
    return CosmosProblems.unreadable(key, why);
  }

  private JsonNode required(String name) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode()) {
      throw unreadable("it has no " + name);
    }
    return value;
  }
}
