package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what a process prints, line by line, as long as anything holds its output open.
///
/// @param log who gets the lines
record OutputReader(InputStream output, AppLog log) implements Runnable {
  private static final Logger LOGGER = LoggerFactory.getLogger(OutputReader.class);
  private static final int LONGEST = 64 * 1024;

  @Override
  public void run() {
    try (Reader reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
      readLines(reader);
    } catch (IOException _) {
      // The process is gone and its output with it.
    }
  }

  private void readLines(Reader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean cut = false;
    char[] piece = new char[8 * 1024];
    for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
      for (int i = 0; i < read; i++) {
        if (piece[i] == '\n') {
          add(line, cut);
          line.setLength(0);
          cut = false;
        } else if (line.length() < LONGEST) {
          line.append(piece[i]);
        } else {
          cut = true;
        }
      }
    }
    if (!line.isEmpty()) {
      add(line, cut);
    }
  }

  /// An app must not be held up because its log cannot be kept.
  private void add(StringBuilder line, boolean cut) {
    int end = line.length();
    boolean carriageReturn = end > 0 && line.charAt(end - 1) == '\r';
    try {
      log.add(line.substring(0, carriageReturn ? end - 1 : end), cut);
    } catch (UncheckedIOException e) {
      LOGGER.warn("A line of an app is not in its log file", e);
    }
  }
}
