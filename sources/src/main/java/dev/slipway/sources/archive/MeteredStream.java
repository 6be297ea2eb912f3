package dev.slipway.sources.archive;

import dev.slipway.domain.problem.SlipwayException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/// Counts the bytes that are read and refuses to give more than allowed.
final class MeteredStream extends FilterInputStream {
  private final Supplier<SlipwayException> tooMuch;
  private long count;
  private long limit = Long.MAX_VALUE;

  MeteredStream(InputStream source, Supplier<SlipwayException> tooMuch) {
    super(source);
    this.tooMuch = tooMuch;
  }

  /// An archive of at most that many bytes.
  static MeteredStream limited(InputStream archive, long maxBytes) {
    MeteredStream metered =
        new MeteredStream(
            archive, () -> Refusal.tooLarge("it is larger than %,d bytes".formatted(maxBytes)));
    metered.allow(maxBytes);
    return metered;
  }

  /// Allows that many bytes from here on.
  void allow(long bytes) {
    limit = Math.addExact(count, bytes);
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      add(1);
    }
    return read;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read = super.read(target, offset, length);
    if (read > 0) {
      add(read);
    }
    return read;
  }

  @Override
  public long skip(long bytes) throws IOException {
    long skipped = super.skip(bytes);
    add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void add(long bytes) {
    count += bytes;
    if (count > limit) {
      throw tooMuch.get();
    }
  }
}
