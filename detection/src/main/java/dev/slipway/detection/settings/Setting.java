package dev.slipway.detection.settings;

import dev.slipway.domain.plan.Chosen;
import java.util.Optional;
import java.util.function.Supplier;

/// A setting that may be left out, switched off or given.
public sealed interface Setting<T> {
  /// Left out: detection decides.
  record Unset<T>() implements Setting<T> {}

  /// Switched off with `null` or an empty text: nothing is done.
  record Nothing<T>() implements Setting<T> {}

  /// Given.
  record Value<T>(T value) implements Setting<T> {}

  /// What slipway.json says, or else what was detected.
  default Chosen<Optional<T>> or(Supplier<Chosen<Optional<T>>> detected) {
    return switch (this) {
      case Unset<T> _ -> detected.get();
      case Nothing<T> _ -> Chosen.of(Optional.empty(), ProjectSettings.FILE);
      case Value<T>(T value) -> Chosen.of(Optional.of(value), ProjectSettings.FILE);
    };
  }
}
