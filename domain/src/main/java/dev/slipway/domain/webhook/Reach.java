package dev.slipway.domain.webhook;

/// Which addresses a webhook may be delivered to.
public enum Reach {
  /// Those of the public internet, and only with `https`.
  PUBLIC,
  /// Also this machine and private networks, and with `http`.
  PRIVATE
}
