package dev.slipway.azure.cosmos;

/// How a write went that depended on what was there.
public sealed interface Written {
  /// It is durable.
  ///
  /// @param item as it is now
  record Done(Item item) implements Written {}

  /// There is one with that key already; nothing was changed.
  record Taken() implements Written {}

  /// It is not there, or not as it was expected; nothing was changed.
  record Refused() implements Written {}
}
