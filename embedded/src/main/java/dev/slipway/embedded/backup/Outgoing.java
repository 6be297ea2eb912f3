package dev.slipway.embedded.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serial;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/// Where a backup goes. What it does not take is told apart from files that cannot be read.
final class Outgoing extends OutputStream {
  private final OutputStream out;

  /// @param digest of what goes through
  Outgoing(OutputStream out, MessageDigest digest) {
    this.out = new DigestOutputStream(out, digest);
  }

  @Override
  public void write(int oneByte) {
    try {
      out.write(oneByte);
    } catch (IOException e) {
      throw new Refused(e);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new Refused(e);
    }
  }

  @Override
  public void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new Refused(e);
    }
  }

  /// The output did not take something.
  static final class Refused extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final IOException reason;

    Refused(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }
}
