package dev.slipway.server.configuration;

import java.util.function.Function;

/// One setting: its name in the environment, which is also its key in `slipway.properties`.
///
/// @param fallback what holds when it is not set, as a person would write it
/// @param form what a value looks like, for the reference and for mistakes: `1 to 65535`
/// @param meaning one sentence for the reference
/// @param parser reads a value; throws an [IllegalArgumentException] when it is not one
record Setting<T>(
    String name, String fallback, String form, String meaning, Function<String, T> parser) {

  T parse(String text) {
    return parser.apply(text.strip());
  }
}
