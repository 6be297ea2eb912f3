package dev.slipway.builder;

import dev.slipway.domain.log.LogStream;
import dev.slipway.ports.build.BuildLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Passes lines on and remembers the last ones of a command.
final class CommandTail implements BuildLog {
  private static final int REMEMBERED = 200;

  private final BuildLog log;
  private final Deque<String> lines = new ArrayDeque<>();

  CommandTail(BuildLog log) {
    this.log = log;
  }

  @Override
  public void line(LogStream stream, String text) {
    synchronized (lines) {
      if (lines.size() == REMEMBERED) {
        lines.removeFirst();
      }
      lines.addLast(text);
    }
    log.line(stream, text);
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  /// The last lines that say something.
  List<String> evidence(int count) {
    List<String> speaking = lines().stream().filter(line -> !line.isBlank()).toList();
    return speaking.subList(Math.max(0, speaking.size() - count), speaking.size());
  }
}
