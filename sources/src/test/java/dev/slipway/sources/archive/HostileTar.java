package dev.slipway.sources.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// Archives that no tool writes.
final class HostileTar {
  private static final int BLOCK = 512;

  private HostileTar() {}

  /// A name of that many bytes, which packs to almost nothing.
  static byte[] longNameOf(int bytes) {
    TarArchiveEntry name = new TarArchiveEntry("././@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    name.setSize(bytes);
    byte[] header = new byte[BLOCK];
    name.writeEntryHeader(header);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream tar = new GZIPOutputStream(packed)) {
      tar.write(header);
      tar.write(new byte[bytes]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
