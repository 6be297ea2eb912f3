package dev.slipway.detection.settings;

import dev.slipway.domain.plan.Chosen;
import java.util.Optional;
import java.util.function.Supplier;

/// A setting that may be left out, switched off or given.
public sealed interface Setting<T> {
  /// Left out: detection decides.
  record Unset<T>() implements Setting<T> {}

  /// Switched off with `null` or an empty text: nothing is done.
  ///
  /// @param origin where it is written
  record Nothing<T>(String origin) implements Setting<T> {}

  /// Given.
  ///
  /// @param origin where it is written
  record Value<T>(T value, String origin) implements Setting<T> {}

  /// What is written here, or else what is written there.
  default Setting<T> over(Setting<T> other) {
    return this instanceof Unset<T> ? other : this;
  }

  /// What is written, or else what was detected.
  default Chosen<Optional<T>> or(Supplier<Chosen<Optional<T>>> detected) {
    return switch (this) {
      case Unset<T> _ -> detected.get();
      case Nothing<T>(String origin) -> Chosen.of(Optional.empty(), origin);
      case Value<T>(T value, String origin) -> Chosen.of(Optional.of(value), origin);
    };
  }
}
