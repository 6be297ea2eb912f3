package dev.slipway.embedded.runtime.http1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The bytes that come over a connection, buffered, so that what follows a message stays for the
/// next one.
public final class MessageInput {
  private static final int CAPACITY = 16 * 1024;

  private final InputStream source;
  private final byte[] buffer = new byte[CAPACITY];
  private int position;
  private int limit;

  public MessageInput(InputStream source) {
    this.source = source;
  }

  /// Waits for the next byte without taking it. Says whether there is one; if not, the other side
  /// will send no more.
  public boolean awaitByte() throws IOException {
    if (position < limit) {
      return true;
    }
    int read = source.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  /// How many bytes can be taken without waiting.
  public int buffered() {
    return limit - position;
  }

  /// Takes up to `length` bytes, at least one unless the other side sends no more: then -1.
  public int read(byte[] target, int offset, int length) throws IOException {
    if (position == limit) {
      if (length >= buffer.length) {
        return source.read(target, offset, length);
      }
      if (!awaitByte()) {
        return -1;
      }
    }
    int taken = Math.min(length, limit - position);
    System.arraycopy(buffer, position, target, offset, taken);
    position += taken;
    return taken;
  }

  /// Takes a line that ends with CRLF, without its end.
  ///
  /// @param longest how many bytes it may have
  /// @param tooLong the status for a longer one
  String line(int longest, int tooLong) throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (!awaitByte()) {
        throw new TruncatedMessageException("a line");
      }
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.append(new String(buffer, start, position - start, StandardCharsets.ISO_8859_1));
      if (line.length() > longest + 1) {
        throw new MalformedMessageException(tooLong, "A line is too long");
      }
      if (position < limit) {
        position++;
        return withoutCarriageReturn(line);
      }
    }
  }

  private static String withoutCarriageReturn(StringBuilder line) throws IOException {
    int end = line.length() - 1;
    if (end < 0 || line.charAt(end) != '\r') {
      throw new MalformedMessageException(400, "A line does not end with CRLF");
    }
    return line.substring(0, end);
  }
}
