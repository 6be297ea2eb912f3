package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Unpacks a `.zip`. Its directory at the end and the headers beside the content must tell the same
/// story, or two readers would see two different archives.
final class ZipArchive {
  private static final int OWNER_EXECUTE = 0100;
  private static final int MAX_LINK_BYTES = 4096;

  private ZipArchive() {}

  static void unpack(Path archive, ArchiveLimits limits, Scratch scratch) throws IOException {
    try (FileChannel channel = FileChannel.open(archive)) {
      ZipHeaders headers = ZipHeaders.check(channel, limits.entries());
      try (ZipFile zip =
          ZipFile.builder()
              .setSeekableByteChannel(channel)
              .setCharset(StandardCharsets.UTF_8)
              .get()) {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        headers.requireSameStory(entries);
        for (ZipArchiveEntry entry : entries) {
          scratch.countEntry();
          unpack(entry, zip, channel.size(), scratch);
        }
      }
    }
  }

  private static void unpack(ZipArchiveEntry entry, ZipFile zip, long packed, Scratch scratch)
      throws IOException {
    Optional<SourcePath> path = EntryName.path(entry.getName());
    if (path.isEmpty() || entry.isDirectory()) {
      return;
    }
    requireReadable(entry);
    try (InputStream content = zip.getInputStream(entry)) {
      if (entry.isUnixSymlink()) {
        scratch.addLink(path.get(), linkTarget(entry, content));
      } else {
        boolean executable = (entry.getUnixMode() & OWNER_EXECUTE) != 0;
        scratch.addFile(
            path.get(),
            executable,
            entry.getSize(),
            content,
            () -> packed,
            Optional.of(entry.getCrc()));
      }
    }
  }

  private static void requireReadable(ZipArchiveEntry entry) {
    if (entry.getGeneralPurposeBit().usesEncryption()) {
      throw Refusal.of(entry.getName(), "it holds an encrypted file");
    }
    if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
      throw Refusal.of(entry.getName(), "it holds a file packed by an unknown method");
    }
  }

  private static String linkTarget(ZipArchiveEntry entry, InputStream content) throws IOException {
    byte[] target = content.readNBytes(MAX_LINK_BYTES + 1);
    if (target.length > MAX_LINK_BYTES) {
      throw Refusal.of(entry.getName(), "it holds a link with a target that is too long");
    }
    return new String(target, StandardCharsets.UTF_8);
  }
}
