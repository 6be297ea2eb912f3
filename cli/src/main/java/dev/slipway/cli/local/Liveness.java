package dev.slipway.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether a process still does anything. One that has ended stays visible until its parent, which
/// may be the first process of a container, has asked how.
final class Liveness {
  private static final String ENDED = ") Z ";

  private Liveness() {}

  static boolean of(ProcessHandle process) {
    return process.isAlive() && !isOnlyVisible(process);
  }

  /// [proc(5)](https://man7.org/linux/man-pages/man5/proc.5.html); elsewhere it is not known.
  private static boolean isOnlyVisible(ProcessHandle process) {
    try {
      Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
      return Files.readString(stat, StandardCharsets.ISO_8859_1).contains(ENDED);
    } catch (IOException _) {
      return false;
    }
  }
}
