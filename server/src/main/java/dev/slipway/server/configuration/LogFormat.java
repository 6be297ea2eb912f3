package dev.slipway.server.configuration;

/// How the service's own log is written.
public enum LogFormat {
  /// One JSON object a line.
  JSON,
  /// A line for people.
  TEXT
}
