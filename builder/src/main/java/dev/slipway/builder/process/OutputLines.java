package dev.slipway.builder.process;

import dev.slipway.domain.log.LogLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;

/// Makes lines of what a command prints: terminal control sequences are left out, a line that is
/// drawn over itself is kept as it was last, invalid UTF-8 is replaced and long lines are cut.
final class OutputLines {
  /// CSI and OSC sequences, and single escapes (ECMA-48, 5.4 and 8.3.89).
  private static final Pattern CONTROL =
      Pattern.compile(
          "\\x1b\\[[0-?]*[ -/]*[@-~]|\\x1b\\][^\\x07\\x1b]*(\\x07|\\x1b\\\\)?|\\x1b[@-_]?"
              + "|[\\x00-\\x08\\x0b-\\x1f\\x7f]");

  private static final int KEPT = LogLine.MAX_LENGTH * 2;

  private final LongPredicate room;
  private final Consumer<String> sink;
  private final StringBuilder line = new StringBuilder();

  /// @param room asked with the size of each piece; answers whether it may still be printed
  OutputLines(LongPredicate room, Consumer<String> sink) {
    this.room = room;
    this.sink = sink;
  }

  /// Reads until the end of the stream, or until there is no room.
  void read(InputStream output) throws IOException {
    InputStreamReader characters = new InputStreamReader(output, StandardCharsets.UTF_8);
    char[] buffer = new char[8 * 1024];
    for (int read = characters.read(buffer); read >= 0; read = characters.read(buffer)) {
      if (!room.test(read)) {
        return;
      }
      take(buffer, read);
    }
    if (!line.isEmpty()) {
      emit();
    }
  }

  private void take(char[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        emit();
      } else if (line.length() < KEPT) {
        line.append(buffer[i]);
      }
    }
  }

  private void emit() {
    String text = line.toString().stripTrailing();
    String shown = CONTROL.matcher(text.substring(text.lastIndexOf('\r') + 1)).replaceAll("");
    sink.accept(
        shown.length() <= LogLine.MAX_LENGTH
            ? shown
            : shown.substring(0, LogLine.MAX_LENGTH - 1) + "…");
    line.setLength(0);
  }
}
