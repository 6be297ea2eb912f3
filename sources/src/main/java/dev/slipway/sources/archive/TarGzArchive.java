package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourcePath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks a `.tar.gz`.
final class TarGzArchive {
  private static final int OWNER_EXECUTE = 0100;

  /// Headers of one entry, long names and extended attributes among them. The library reads those
  /// into memory whatever size they announce.
  private static final long MAX_HEADER_BYTES = 1024 * 1024;

  private TarGzArchive() {}

  static void unpack(InputStream archive, ArchiveLimits limits, Scratch scratch)
      throws IOException {
    MeteredStream packed = MeteredStream.limited(archive, limits.archiveBytes());
    MeteredStream plain =
        new MeteredStream(
            new BufferedInputStream(new GZIPInputStream(packed)),
            () -> Refusal.of("an entry's header is too large"));
    try (TarArchiveInputStream tar = new TarArchiveInputStream(plain, "UTF-8")) {
      plain.allow(MAX_HEADER_BYTES);
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        plain.allow(Math.addExact(Math.max(0, entry.getSize()), MAX_HEADER_BYTES));
        scratch.countEntry();
        if (!entry.isCheckSumOK()) {
          throw Refusal.of(entry.getName(), "one of its headers has a wrong check sum");
        }
        unpack(entry, tar, packed, scratch);
      }
    }
  }

  private static void unpack(
      TarArchiveEntry entry, InputStream content, MeteredStream packed, Scratch scratch)
      throws IOException {
    Optional<SourcePath> path = EntryName.path(entry.getName());
    if (path.isEmpty() || entry.isDirectory() || entry.isGlobalPaxHeader()) {
      return;
    }
    if (entry.isSymbolicLink()) {
      scratch.addLink(path.get(), entry.getLinkName());
    } else if (entry.isFile() && !entry.isLink() && !entry.isSparse() && isPlain(entry)) {
      boolean executable = (entry.getMode() & OWNER_EXECUTE) != 0;
      scratch.addFile(
          path.get(), executable, entry.getSize(), content, packed::count, Optional.empty());
    } else {
      throw Refusal.of(entry.getName(), "it holds a hard link, a device or a sparse file");
    }
  }

  /// Excludes what the library calls a file because it knows nothing better.
  private static boolean isPlain(TarArchiveEntry entry) {
    return !entry.isBlockDevice() && !entry.isCharacterDevice() && !entry.isFIFO();
  }
}
