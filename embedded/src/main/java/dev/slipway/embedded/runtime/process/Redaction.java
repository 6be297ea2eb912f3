package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.project.Secret;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Takes secret values out of what an app prints.
final class Redaction {
  /// Shorter ones occur by chance; hiding every `1` would hide nothing and spoil the log.
  private static final int SHORTEST = 4;

  private static final String HIDDEN = "***";

  private final List<String> values;

  /// @param secrets one of several lines is hidden line by line, since logs are read so
  Redaction(Collection<Secret> secrets) {
    this.values =
        secrets.stream()
            .flatMap(secret -> secret.reveal().lines())
            .map(String::strip)
            .filter(value -> value.length() >= SHORTEST)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  String clean(String line) {
    String clean = line;
    for (String value : values) {
      clean = clean.replace(value, HIDDEN);
    }
    return clean;
  }

  /// How many characters at the end of a cut line could be the beginning of a secret.
  int longestPart() {
    return values.isEmpty() ? 0 : values.getFirst().length() - 1;
  }
}
