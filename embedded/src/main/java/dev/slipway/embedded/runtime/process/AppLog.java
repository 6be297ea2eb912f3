package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.log.LogLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What an app printed last, redacted: the end of it in memory, more of it in a file and its
/// predecessor.
final class AppLog {
  private static final int MOST_LINES = 2_000;
  private static final int MOST_CHARACTERS = 512 * 1024;
  private static final long LARGEST_FILE = 4L * 1024 * 1024;

  private final Path file;
  private final Redaction redaction;
  private final Deque<String> lines = new ArrayDeque<>();
  private long characters;
  private long written;

  AppLog(Path file, Redaction redaction) {
    this.file = file;
    this.redaction = redaction;
    this.written = file.toFile().length();
  }

  /// Adds a line that the app printed.
  ///
  /// @param cut whether it went on
  synchronized void add(String line, boolean cut) {
    String clean = redaction.clean(line);
    int kept = cut ? Math.max(0, clean.length() - redaction.longestPart()) : clean.length();
    String shown =
        kept > LogLine.MAX_LENGTH || cut
            ? clean.substring(0, Math.min(kept, LogLine.MAX_LENGTH - 1)) + "…"
            : clean;
    remember(shown);
    write(shown);
  }

  /// Adds a line of our own.
  synchronized void note(String line) {
    add("slipway: " + line, false);
  }

  /// The last lines, oldest first.
  synchronized List<String> last(int limit) {
    List<String> all = new ArrayList<>(lines);
    return List.copyOf(all.subList(Math.max(0, all.size() - Math.max(0, limit)), all.size()));
  }

  private void remember(String line) {
    lines.addLast(line);
    characters += line.length();
    while (lines.size() > MOST_LINES || characters > MOST_CHARACTERS) {
      characters -= lines.removeFirst().length();
    }
  }

  private void write(String line) {
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (written + bytes.length > LARGEST_FILE) {
        Files.move(
            file,
            file.resolveSibling(file.getFileName() + ".1"),
            StandardCopyOption.REPLACE_EXISTING);
        written = 0;
      }
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      written += bytes.length;
    } catch (IOException e) {
      throw new UncheckedIOException("the log of an app cannot be written", e);
    }
  }
}
