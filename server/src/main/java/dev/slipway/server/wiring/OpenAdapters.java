package dev.slipway.server.wiring;

import dev.slipway.server.configuration.Configuration;

/// Adapters that are open, with what they hold.
public interface OpenAdapters extends AutoCloseable {
  /// One for every port.
  Adapters ports();

  /// How builds are kept apart from the rest of this machine, as a sentence.
  String isolation();

  /// Uses from now on the keys of another reading of the configuration.
  void renew(Configuration configuration);

  /// Ends what serves and lets go of what is held.
  @Override
  void close();
}
