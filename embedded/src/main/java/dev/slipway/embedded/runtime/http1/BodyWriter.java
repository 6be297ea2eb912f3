package dev.slipway.embedded.runtime.http1;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Sends the body of one message, each piece at once.
public final class BodyWriter {
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  /// Room before and after a piece for what frames it as a chunk.
  public static final int MARGIN = 16;

  private final OutputStream output;
  private final boolean chunked;

  public BodyWriter(OutputStream output, Framing framing) {
    this.output = output;
    this.chunked = framing instanceof Framing.Chunked;
  }

  /// Sends bytes of a buffer that has [#MARGIN] free bytes before and after them, in one piece.
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (!chunked) {
      output.write(buffer, offset, length);
      return;
    }
    byte[] size = (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    int start = offset - size.length;
    System.arraycopy(size, 0, buffer, start, size.length);
    buffer[offset + length] = '\r';
    buffer[offset + length + 1] = '\n';
    output.write(buffer, start, size.length + length + 2);
  }

  /// Says that the body is complete.
  public void end() throws IOException {
    if (chunked) {
      output.write(LAST_CHUNK);
    }
  }
}
