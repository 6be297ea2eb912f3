package dev.slipway.detection;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.Redirects;

/// What a plan asks of answers as JSON, in the form it has in slipway.json.
final class RulesJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private RulesJson() {}

  static ArrayNode headers(HeaderRules rules) {
    ArrayNode json = JSON.arrayNode();
    rules
        .all()
        .forEach(rule -> {
          ObjectNode headers =
              json.addObject().put("source", rule.source().value()).putObject("headers");
          rule.fields().forEach(field -> headers.put(field.name(), field.value()));
        });
    return json;
  }

  static ArrayNode redirects(Redirects redirects) {
    ArrayNode json = JSON.arrayNode();
    redirects
        .all()
        .forEach(redirect ->
            json.addObject()
                .put("source", redirect.source().value())
                .put("destination", redirect.destination().value())
                .put("status", redirect.status()));
    return json;
  }
}
