package dev.slipway.server.wiring;

/// Adapters that are open, with what they hold.
public interface OpenAdapters extends AutoCloseable {
  /// One for every port.
  Adapters ports();

  /// How builds are kept apart from the rest of this machine, as a sentence.
  String isolation();

  /// Ends what serves and lets go of what is held.
  @Override
  void close();
}
