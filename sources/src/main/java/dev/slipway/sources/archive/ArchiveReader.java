package dev.slipway.sources.archive;

import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/// Reads a `.tar.gz` or `.zip` as a source.
///
/// Paths that leave the tree, clash or cannot be named are refused, as are hard links, devices,
/// encrypted files and links that leave; a link to a file inside becomes a copy of it. What the
/// archive's own ignore files and the default rules leave out is dropped. A single folder around
/// everything is taken off.
public final class ArchiveReader {
  private static final int SIGNATURE_BYTES = 2;

  private final ArchiveLimits limits;
  private final Path scratchParent;

  /// @param scratchParent an existing folder; each archive is unpacked in a folder of its own below
  ///   it, which is gone afterwards
  public ArchiveReader(ArchiveLimits limits, Path scratchParent) {
    this.limits = limits;
    this.scratchParent = scratchParent;
  }

  /// Hands the content of the archive's files to the sink and answers their list. Nothing is handed
  /// over before the whole archive was read and found good. Does not close the stream.
  ///
  /// Throws `SOURCE_REFUSED`, `PAYLOAD_TOO_LARGE` when a limit is passed, or
  /// `UNSUPPORTED_MEDIA_TYPE` when it is neither format.
  public SourceManifest read(InputStream archive, BlobSink sink) throws IOException {
    Path directory = Files.createTempDirectory(scratchParent, "archive");
    try {
      Scratch scratch = new Scratch(directory, limits);
      unpack(new PushbackInputStream(archive, SIGNATURE_BYTES), directory, scratch);
      Map<SourcePath, Unpacked.File> files = Assembly.of(scratch.unpacked());
      SourceManifest manifest = Assembly.manifest(files);
      sink.expect(manifest);
      new HandOver(sink).all(files.values());
      return manifest;
    } finally {
      delete(directory);
    }
  }

  private void unpack(PushbackInputStream archive, Path directory, Scratch scratch)
      throws IOException {
    byte[] signature = archive.readNBytes(SIGNATURE_BYTES);
    archive.unread(signature);
    String format = new String(signature, StandardCharsets.ISO_8859_1);
    try {
      switch (format) {
        case "\u001f\u008b" -> TarGzArchive.unpack(archive, limits, scratch);
        case "PK" -> ZipArchive.unpack(spooled(archive, directory), limits, scratch);
        default -> throw Refusal.unknownFormat();
      }
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw Refusal.damaged(e);
    }
  }

  private Path spooled(InputStream archive, Path directory) throws IOException {
    Path spool = directory.resolve("archive.zip");
    Files.copy(MeteredStream.limited(archive, limits.archiveBytes()), spool);
    return spool;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
    Files.delete(directory);
  }
}
