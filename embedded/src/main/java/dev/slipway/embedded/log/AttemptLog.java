package dev.slipway.embedded.log;

import dev.slipway.documents.Documents;
import dev.slipway.documents.StoredLine;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import dev.slipway.ports.log.PositionedLine;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What one attempt wrote: a file with a document on each line, the first one number 1. Bytes after
/// the last line end are a line that a crash cut off; they are not read, and the next append
/// removes them.
///
/// Files are not opened as channels, which an interrupt would close in the middle of a line.
final class AttemptLog {
  private final int attempt;
  private final Path file;
  private final Documents documents = new Documents();
  private LineIndex index = new LineIndex();

  AttemptLog(int attempt, Path file) {
    this.attempt = attempt;
    this.file = file;
  }

  synchronized void append(List<LogLine> lines) throws IOException {
    catchUp();
    byte[] bytes = bytes(lines, index.lines());
    try (RandomAccessFile writing = new RandomAccessFile(file.toFile(), "rw")) {
      writing.setLength(index.end());
      writing.seek(index.end());
      writing.write(bytes);
    }
    index.add(bytes, bytes.length);
  }

  private byte[] bytes(List<LogLine> lines, long before) {
    StringBuilder text = new StringBuilder();
    long number = before;
    for (LogLine line : lines) {
      LogPosition position = new LogPosition(attempt, ++number);
      text.append(documents.toJson(new StoredLine(position, line))).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Lines after a number, at most `limit`.
  List<PositionedLine> read(long after, int limit) throws IOException {
    LineIndex.Place place;
    long available;
    synchronized (this) {
      catchUp();
      place = index.placeBefore(after);
      available = Math.min(limit, index.lines() - after);
    }
    if (available <= 0) {
      return List.of();
    }
    List<PositionedLine> lines = new ArrayList<>();
    try (BufferedReader reader = readerAt(place.offset())) {
      for (long number = place.line(); number < after + available; number++) {
        String line = reader.readLine();
        if (line == null) {
          return lines;
        }
        if (number >= after) {
          StoredLine stored = documents.readLine(line);
          lines.add(new PositionedLine(stored.position(), stored.line()));
        }
      }
    }
    return lines;
  }

  private BufferedReader readerAt(long offset) throws IOException {
    FileInputStream bytes = new FileInputStream(file.toFile());
    bytes.skipNBytes(offset);
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }

  /// Learns of lines that were written before this object was made.
  private void catchUp() throws IOException {
    long length = file.toFile().length();
    if (length < index.end()) {
      index = new LineIndex();
    }
    if (length > index.end()) {
      try (FileInputStream bytes = new FileInputStream(file.toFile())) {
        bytes.skipNBytes(index.end());
        index.addAll(bytes);
      }
    }
  }
}
