package dev.slipway.azure.blob;

import com.azure.core.exception.AzureException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// What comes from the storage, and fails as any stream does when no more of it comes.
final class FailingStream extends FilterInputStream {
  FailingStream(InputStream content) {
    super(content);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (AzureException | UncheckedIOException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (AzureException | UncheckedIOException e) {
      throw new IOException(e);
    }
  }
}
