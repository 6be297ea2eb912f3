package dev.slipway.server.configuration;

import java.util.List;

/// How the service's own log is written.
final class LogSettings {
  static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>(
          "LOG_LEVEL",
          "info",
          "error, warn, info, debug or trace",
          "How much the service writes to its own log.",
          Forms.choice(LogLevel.class));

  static final Setting<LogFormat> LOG_FORMAT =
      new Setting<>(
          "LOG_FORMAT",
          "json",
          "json or text",
          "How the service's own log is written.",
          Forms.choice(LogFormat.class));

  static final List<Setting<?>> ALL = List.of(LOG_LEVEL, LOG_FORMAT);

  private LogSettings() {}
}
