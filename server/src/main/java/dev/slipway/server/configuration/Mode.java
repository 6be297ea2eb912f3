package dev.slipway.server.configuration;

/// Where the service keeps what it knows.
public enum Mode {
  /// In Azure when the settings say where there, and here otherwise.
  AUTO,
  /// On this machine.
  EMBEDDED,
  /// In Service Bus, Cosmos DB and Blob Storage.
  AZURE
}
