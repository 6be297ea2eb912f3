package dev.slipway.embedded.runtime.proxy;

/// What becomes of a connection after an answer.
enum After {
  /// It waits for the next request.
  KEEP,
  /// It ends once the visitor has taken the answer.
  FINISH,
  /// It breaks off, since the answer is not whole.
  ABORT
}
