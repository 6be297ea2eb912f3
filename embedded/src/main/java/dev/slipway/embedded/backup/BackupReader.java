package dev.slipway.embedded.backup;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a backup one after the other. Whatever cannot be read is the backup's
/// fault.
final class BackupReader implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final TarArchiveInputStream tar;

  BackupReader(InputStream file) {
    try {
      this.tar = new TarArchiveInputStream(new GZIPInputStream(file, BUFFER_BYTES), "UTF-8");
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The next entry, whose content is read next.
  TarArchiveEntry next() {
    TarArchiveEntry entry = nextOrEnd();
    if (entry == null) {
      throw BackupProblems.damaged("It ends without the list of what it holds");
    }
    return entry;
  }

  /// The next entry, which has this name.
  TarArchiveEntry required(String name) {
    TarArchiveEntry entry = next();
    if (!entry.getName().equals(name)) {
      throw BackupProblems.damaged("It does not begin with " + name);
    }
    return entry;
  }

  void requireEnd() {
    if (nextOrEnd() != null) {
      throw BackupProblems.damaged("It goes on behind the list of what it holds");
    }
  }

  private @Nullable TarArchiveEntry nextOrEnd() {
    try {
      return tar.getNextEntry();
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  /// The content of a small entry.
  byte[] small(TarArchiveEntry entry, int maxBytes) {
    if (entry.getSize() > maxBytes) {
      throw BackupProblems.damaged(entry.getName() + " in it is too large");
    }
    try {
      return tar.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /// The content of the present entry.
  InputStream content() {
    return new FilterInputStream(tar) {
      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        try {
          return tar.read(bytes, offset, length);
        } catch (IOException e) {
          throw unreadable(e);
        }
      }

      @Override
      public void close() {
        // The next entry is read from the same stream.
      }
    };
  }

  private static RuntimeException unreadable(Exception cause) {
    return BackupProblems.damaged("It cannot be unpacked: " + cause.getMessage(), cause);
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
