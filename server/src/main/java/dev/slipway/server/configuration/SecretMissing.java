package dev.slipway.server.configuration;

/// A setting names a secret that is not there.
final class SecretMissing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String why;

  SecretMissing(String why) {
    super(why);
    this.why = why;
  }

  String why() {
    return why;
  }
}
