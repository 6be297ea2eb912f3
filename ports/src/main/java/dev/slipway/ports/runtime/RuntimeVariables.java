package dev.slipway.ports.runtime;

import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.VariableName;
import java.util.Collections;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The environment that a release is started with.
///
/// @param plain may be shown
/// @param secret may not, and is redacted from what the release prints
public record RuntimeVariables(
    SequencedMap<VariableName, String> plain, SequencedMap<VariableName, Secret> secret) {
  public RuntimeVariables {
    plain = Collections.unmodifiableSequencedMap(new TreeMap<>(plain));
    secret = Collections.unmodifiableSequencedMap(new TreeMap<>(secret));
  }

  /// No variables at all.
  public static RuntimeVariables none() {
    return new RuntimeVariables(new TreeMap<>(), new TreeMap<>());
  }
}
