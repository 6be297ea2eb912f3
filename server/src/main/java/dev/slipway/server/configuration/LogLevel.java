package dev.slipway.server.configuration;

/// How much the service's own log says.
public enum LogLevel {
  ERROR,
  WARN,
  INFO,
  DEBUG,
  TRACE
}
