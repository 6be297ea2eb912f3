package dev.slipway.ports.store;

/// How a compare-and-set went.
public sealed interface SaveResult<T> {
  /// It is durable, with its new version.
  record Saved<T>(T value) implements SaveResult<T> {}

  /// Somebody saved in between, or the lease that it was saved under is no longer held; nothing was
  /// changed.
  record Conflict<T>() implements SaveResult<T> {}
}
