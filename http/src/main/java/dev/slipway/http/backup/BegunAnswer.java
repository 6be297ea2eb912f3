package dev.slipway.http.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The body of an answer, which begins with its first byte: until then there can be another answer.
final class BegunAnswer extends OutputStream {
  private final Supplier<OutputStream> beginning;
  private @Nullable OutputStream body;

  BegunAnswer(Supplier<OutputStream> beginning) {
    this.beginning = beginning;
  }

  boolean hasBegun() {
    return body != null;
  }

  @Override
  public void write(int oneByte) throws IOException {
    body().write(oneByte);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    body().write(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    body().flush();
  }

  /// Says that the body is whole.
  @Override
  public void close() throws IOException {
    body().close();
  }

  private OutputStream body() {
    if (body == null) {
      body = beginning.get();
    }
    return body;
  }
}
