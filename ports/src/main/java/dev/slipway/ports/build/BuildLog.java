package dev.slipway.ports.build;

import dev.slipway.domain.log.LogStream;

/// Where a build environment says what it does, line by line, while it does it. The receiver
/// redacts and keeps the lines; it may be called from several threads.
@FunctionalInterface
public interface BuildLog {
  /// Takes one line, without its line end.
  void line(LogStream stream, String text);
}
