package dev.slipway.domain.rule;

import java.util.List;

/// The header rules of a project. Each that fits counts; a later one replaces what an earlier one
/// says under the same name.
public record HeaderRules(List<HeaderRule> all) {
  public static final HeaderRules NONE = new HeaderRules(List.of());

  private static final int MOST = 100;

  /// What an answer can carry of them, so that clients still take it.
  private static final int MOST_FIELDS = 200;

  private static final int MOST_CHARACTERS = 16 * 1024;

  public HeaderRules {
    all = List.copyOf(all);
    if (all.size() > MOST) {
      throw RuleProblem.of(
          "There are more than %d header rules".formatted(MOST),
          "Bring some together with '*' or '**'");
    }
    List<HeaderField> fields = all.stream().flatMap(rule -> rule.fields().stream()).toList();
    if (fields.size() > MOST_FIELDS) {
      throw RuleProblem.of(
          "They have more than %d header fields together".formatted(MOST_FIELDS),
          "Remove some, or name each once with '*' or '**'");
    }
    int characters =
        fields.stream().mapToInt(field -> field.name().length() + field.value().length()).sum();
    if (characters > MOST_CHARACTERS) {
      throw RuleProblem.of(
          "The header fields have more than %,d characters together".formatted(MOST_CHARACTERS),
          "Shorten or remove some");
    }
  }
}
