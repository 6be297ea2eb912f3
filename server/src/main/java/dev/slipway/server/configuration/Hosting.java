package dev.slipway.server.configuration;

/// Where releases run.
public enum Hosting {
  /// On each machine of the service.
  EMBEDDED
}
