package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.Optional;
import java.util.function.Function;

/// One setting: its name in the environment, which is also its key in `slipway.properties`.
///
/// @param fallback what holds when it is not set, as a person would write it
/// @param form what a value looks like, for the reference and for mistakes: `1 to 65535`
/// @param meaning one sentence for the reference
/// @param isSecret whether its value is never shown
/// @param parser reads a value; throws an [IllegalArgumentException] when it is not one
record Setting<T>(
    String name,
    String fallback,
    String form,
    String meaning,
    boolean isSecret,
    Function<String, T> parser) {

  /// One whose value may be shown.
  Setting(String name, String fallback, String form, String meaning, Function<String, T> parser) {
    this(name, fallback, form, meaning, false, parser);
  }

  /// One whose value is never shown and that need not be set.
  static Setting<Optional<Secret>> secret(String name, String form, String meaning) {
    return new Setting<>(
        name,
        "none",
        "none, or " + form,
        meaning,
        true,
        text -> Forms.textIfAny(text).map(Secret::of));
  }

  T parse(String text) {
    return parser.apply(text.strip());
  }
}
