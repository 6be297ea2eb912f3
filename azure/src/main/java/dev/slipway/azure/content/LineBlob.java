package dev.slipway.azure.content;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.call.Action;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A blob of lines, read to its end, and later on from there.
final class LineBlob {
  private final Blobs blobs;
  private final Action reading;
  private final String name;
  private long end;

  LineBlob(Blobs blobs, Action reading, String name) {
    this.blobs = blobs;
    this.reading = reading;
    this.name = name;
  }

  /// Hands over the lines that are there by now and were not read, while they come; false when
  /// there is no such blob. When it fails, what was handed over counts as read.
  boolean readOn(Consumer<String> lines) {
    WholeLines whole = new WholeLines(lines);
    boolean isThere = blobs.rest(reading, name, end, whole);
    whole.handOver();
    return isThere;
  }

  /// Where it was read to.
  long end() {
    return end;
  }

  /// What this process itself added there needs not be read.
  void added(int bytes) {
    end += bytes;
  }

  private final class WholeLines extends OutputStream {
    private final Consumer<String> lines;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();

    WholeLines(Consumer<String> lines) {
      this.lines = lines;
    }

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      int last = offset + length;
      while (last > offset && bytes[last - 1] != '\n') {
        last--;
      }
      waiting.write(bytes, offset, last - offset);
      if (last > offset) {
        handOver();
      }
      waiting.write(bytes, last, offset + length - last);
    }

    void handOver() {
      lines.accept(waiting.toString(StandardCharsets.UTF_8));
      end += waiting.size();
      waiting.reset();
    }
  }
}
