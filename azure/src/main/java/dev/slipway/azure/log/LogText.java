package dev.slipway.azure.log;

import dev.slipway.documents.Documents;
import dev.slipway.documents.StoredLine;
import dev.slipway.domain.log.LogLine;
import dev.slipway.domain.log.LogPosition;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Lines as the bytes that are kept: a document with its position on each.
final class LogText {
  private static final Documents DOCUMENTS = new Documents();

  private LogText() {}

  /// A line that is kept.
  ///
  /// @param end where what follows it begins in the bytes that were read
  record Read(StoredLine line, long end) {}

  /// Blocks of whole lines, as few as will do.
  static List<byte[]> blocks(int attempt, long firstNumber, List<LogLine> lines, int maxBytes) {
    List<byte[]> blocks = new ArrayList<>();
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    long number = firstNumber;
    for (LogLine line : lines) {
      LogPosition position = new LogPosition(attempt, number++);
      byte[] bytes =
          (DOCUMENTS.toJson(new StoredLine(position, line)) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      if (block.size() > 0 && block.size() + bytes.length > maxBytes) {
        blocks.add(block.toByteArray());
        block.reset();
      }
      block.writeBytes(bytes);
    }
    if (block.size() > 0) {
      blocks.add(block.toByteArray());
    }
    return blocks;
  }

  static int countLines(byte[] block) {
    int count = 0;
    for (byte value : block) {
      if (value == '\n') {
        count++;
      }
    }
    return count;
  }

  /// The lines of bytes that begin at the start of one, until so many after a position are found,
  /// but for one that the bytes do not hold to its end.
  static List<Read> lines(byte[] bytes, LogPosition after, int max) {
    List<Read> lines = new ArrayList<>();
    int found = 0;
    int begin = 0;
    for (int i = 0; i < bytes.length && found < max; i++) {
      if (bytes[i] == '\n') {
        String text = new String(bytes, begin, i - begin, StandardCharsets.UTF_8);
        StoredLine line = DOCUMENTS.readLine(text);
        lines.add(new Read(line, i + 1));
        found += line.position().compareTo(after) > 0 ? 1 : 0;
        begin = i + 1;
      }
    }
    return lines;
  }

  /// The last line of bytes that may begin inside of one.
  static StoredLine last(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).stripTrailing();
    return DOCUMENTS.readLine(text.substring(text.lastIndexOf('\n') + 1));
  }
}
