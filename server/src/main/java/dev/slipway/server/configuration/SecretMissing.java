package dev.slipway.server.configuration;

/// A setting names a secret that is not there.
final class SecretMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SecretMissing(String message) {
    super(message);
  }
}
