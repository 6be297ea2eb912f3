package dev.slipway.domain.log;

import java.util.Locale;

/// Who says a line.
public enum LogStream {
  /// Slipway itself.
  SYSTEM,
  /// A command's standard output.
  STDOUT,
  /// A command's standard error.
  STDERR;

  /// The name used on every surface: `stdout`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
