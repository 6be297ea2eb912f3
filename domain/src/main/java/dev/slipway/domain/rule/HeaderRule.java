package dev.slipway.domain.rule;

import java.util.List;

/// Header fields for the answers to requests for some paths.
public record HeaderRule(PathPattern source, List<HeaderField> fields) {
  public HeaderRule {
    fields = List.copyOf(fields);
    if (fields.isEmpty()) {
      throw RuleProblem.of("It names no header field", "Name one, or remove the rule");
    }
    if (fields.stream().map(HeaderField::key).distinct().count() < fields.size()) {
      throw RuleProblem.of(
          "It names a header field twice, since case makes no difference", "Name each field once");
    }
  }
}
