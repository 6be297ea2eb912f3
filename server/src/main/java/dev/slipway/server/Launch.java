package dev.slipway.server;

import java.util.Map;

/// How the service was started, as the command that started it says in the environment.
///
/// @param builtAt when its jars were built, in the words of that command; empty when nobody said
/// @param inBackground whether a command started it for itself, so that another one may replace it
record Launch(String builtAt, boolean inBackground) {
  static Launch by(Map<String, String> environment) {
    return new Launch(
        environment.getOrDefault("SLIPWAY_BUILT_AT", ""),
        environment.getOrDefault("SLIPWAY_IN_BACKGROUND", "").equals("yes"));
  }
}
