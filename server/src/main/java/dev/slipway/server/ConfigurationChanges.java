package dev.slipway.server;

import dev.slipway.server.configuration.Configuration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What has become of the configuration since it was read.
///
/// @param areThere whether a secret that a setting refers to has become another one
/// @param reading reads it anew
public record ConfigurationChanges(BooleanSupplier areThere, Supplier<Configuration> reading) {
  /// A configuration that stays as it is.
  public static ConfigurationChanges none(Configuration configuration) {
    return new ConfigurationChanges(() -> false, () -> configuration);
  }

  /// The configuration as it is now, when it has changed.
  Optional<Configuration> look() {
    return areThere.getAsBoolean() ? Optional.of(reading.get()) : Optional.empty();
  }
}
