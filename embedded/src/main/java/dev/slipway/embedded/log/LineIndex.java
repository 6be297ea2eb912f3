package dev.slipway.embedded.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/// Where lines begin in a file: every 64th one, so that a reader who goes on somewhere does not
/// begin at the start of the file.
final class LineIndex {
  private static final int STRIDE = 64;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final List<Long> offsets = new ArrayList<>(List.of(0L));
  private long lines;
  private long end;

  /// How many whole lines there are.
  long lines() {
    return lines;
  }

  /// Where the last whole line ends, in bytes.
  long end() {
    return end;
  }

  /// The nearest known place at or before the end of a line.
  Place placeBefore(long line) {
    int stride = (int) (Math.min(line, lines) / STRIDE);
    return new Place((long) stride * STRIDE, offsets.get(stride));
  }

  /// Counts the lines of the bytes that follow the last whole line.
  void add(byte[] bytes, int length) {
    addAt(end, bytes, length);
  }

  /// Counts the lines of all bytes that follow the last whole line.
  void addAll(InputStream following) throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long offset = end;
    for (int read = following.read(buffer); read >= 0; read = following.read(buffer)) {
      addAt(offset, buffer, read);
      offset += read;
    }
  }

  private void addAt(long offset, byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '\n') {
        lines++;
        end = offset + i + 1;
        if (lines % STRIDE == 0) {
          offsets.add(end);
        }
      }
    }
  }

  /// @param line how many lines lie before the offset
  record Place(long line, long offset) {}
}
