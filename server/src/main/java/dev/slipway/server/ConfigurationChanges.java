package dev.slipway.server;

import dev.slipway.server.configuration.Configuration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What has become of the configuration since it was read.
public final class ConfigurationChanges {
  private final BooleanSupplier areThere;
  private final Supplier<Configuration> reading;
  private boolean isBehind;

  /// @param areThere whether a secret that a setting refers to has become another one since this
  ///   was last asked
  /// @param reading reads it anew
  public ConfigurationChanges(BooleanSupplier areThere, Supplier<Configuration> reading) {
    this.areThere = areThere;
    this.reading = reading;
  }

  /// A configuration that stays as it is.
  public static ConfigurationChanges none(Configuration configuration) {
    return new ConfigurationChanges(() -> false, () -> configuration);
  }

  /// Hands the configuration as it is now to whoever takes it over, when it has changed; again with
  /// the next look when that failed.
  synchronized void look(Consumer<Configuration> takeOver) {
    isBehind |= areThere.getAsBoolean();
    if (isBehind) {
      takeOver.accept(reading.get());
      isBehind = false;
    }
  }
}
