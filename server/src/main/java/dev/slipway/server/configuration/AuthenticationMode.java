package dev.slipway.server.configuration;

/// How callers of the API prove who they are.
public enum AuthenticationMode {
  /// By the machine's own token or an access key.
  KEYS,
  /// Not at all.
  NONE
}
