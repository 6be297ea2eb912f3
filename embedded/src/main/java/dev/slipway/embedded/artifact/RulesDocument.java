package dev.slipway.embedded.artifact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import java.util.ArrayList;
import java.util.List;

/// What a project asks of answers, as it is written to `artifact.json`: nothing when it asks for
/// nothing, as before there were rules.
final class RulesDocument {
  private RulesDocument() {}

  static void write(AnswerRules rules, ObjectNode document) {
    if (!rules.headers().all().isEmpty()) {
      ArrayNode headers = document.putArray("headers");
      rules.headers().all().forEach(rule -> write(rule, headers.addObject()));
    }
    if (!rules.redirects().all().isEmpty()) {
      ArrayNode redirects = document.putArray("redirects");
      for (Redirect redirect : rules.redirects().all()) {
        redirects
            .addObject()
            .put("source", redirect.source().value())
            .put("destination", redirect.destination().value())
            .put("status", redirect.status());
      }
    }
  }

  static AnswerRules read(JsonNode document) {
    List<HeaderRule> headers = new ArrayList<>();
    document.path("headers").forEach(rule -> headers.add(headerRule(rule)));
    List<Redirect> redirects = new ArrayList<>();
    document.path("redirects").forEach(redirect -> redirects.add(redirect(redirect)));
    return new AnswerRules(new HeaderRules(headers), new Redirects(redirects));
  }

  private static void write(HeaderRule rule, ObjectNode document) {
    document.put("source", rule.source().value());
    ArrayNode fields = document.putArray("fields");
    rule.fields()
        .forEach(field -> fields.addObject().put("name", field.name()).put("value", field.value()));
  }

  private static HeaderRule headerRule(JsonNode rule) {
    List<HeaderField> fields = new ArrayList<>();
    rule.path("fields")
        .forEach(field ->
            fields.add(new HeaderField(field.path("name").asText(), field.path("value").asText())));
    return new HeaderRule(new PathPattern(rule.path("source").asText()), fields);
  }

  private static Redirect redirect(JsonNode redirect) {
    return new Redirect(
        new PathPattern(redirect.path("source").asText()),
        new Destination(redirect.path("destination").asText()),
        redirect.path("status").asInt());
  }
}
