package dev.slipway.server.configuration;

/// Where projects are built.
public enum Builds {
  /// On the machine of the service.
  HOST
}
