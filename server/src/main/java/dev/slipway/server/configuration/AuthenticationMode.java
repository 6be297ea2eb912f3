package dev.slipway.server.configuration;

/// How callers of the API prove who they are.
public enum AuthenticationMode {
  /// By the machine's own token or an access key.
  KEYS,
  /// By a token of an OpenID Connect issuer, and also as with keys.
  OIDC,
  /// Not at all.
  NONE
}
