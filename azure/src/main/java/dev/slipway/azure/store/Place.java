package dev.slipway.azure.store;

/// Where a deployment stands in its project's environment.
enum Place {
  /// Nobody else is worked on there.
  ACTIVE,
  /// It becomes the active one after it.
  WAITING,
  /// It is final.
  ENDED
}
