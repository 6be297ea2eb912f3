package dev.slipway.embedded.runtime.rule;

import dev.slipway.domain.rule.HeaderField;
import dev.slipway.embedded.runtime.http1.Field;
import java.util.Set;

/// A header field that a project asks for.
///
/// @param key its name in lower case
/// @param replaces whether it takes the place of what the answer says under that name
record RuledField(String key, Field field, Reach reach, boolean replaces) {
  /// Fields of which an answer may have several, each with a meaning of its own.
  private static final Set<String> ADDED = Set.of("set-cookie", "vary");

  static RuledField of(HeaderField asked) {
    return new RuledField(
        asked.key(),
        new Field(asked.name(), asked.value()),
        Reach.of(asked.key()),
        !ADDED.contains(asked.key()));
  }
}
