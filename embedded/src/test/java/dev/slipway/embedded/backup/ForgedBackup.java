package dev.slipway.embedded.backup;

import dev.slipway.domain.source.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// A file with a good seal, made by somebody who wants to do harm.
final class ForgedBackup {
  static final String GOOD_HEAD =
      """
      {"format": 1, "slipway": "1.2.3", "schema": 1, "takenAt": "2026-11-23T12:00:00Z"}
      """;

  private final List<Forgery> entries = new ArrayList<>();

  private record Forgery(TarArchiveEntry entry, String content) {}

  /// One that begins as it should.
  static ForgedBackup good() {
    return new ForgedBackup().file("backup.json", GOOD_HEAD);
  }

  ForgedBackup file(String name, String content) {
    return entry(new TarArchiveEntry(name, true), content);
  }

  ForgedBackup link(String name, String target) {
    return link(name, target, TarConstants.LF_SYMLINK);
  }

  ForgedBackup otherName(String name, String target) {
    return link(name, target, TarConstants.LF_LINK);
  }

  ForgedBackup pipe(String name) {
    return entry(new TarArchiveEntry(name, TarConstants.LF_FIFO), "");
  }

  private ForgedBackup link(String name, String target, byte kind) {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    return entry(entry, "");
  }

  private ForgedBackup entry(TarArchiveEntry entry, String content) {
    entries.add(new Forgery(entry, content));
    return this;
  }

  Path in(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Forgery forgery : entries) {
        byte[] content = forgery.content().getBytes(StandardCharsets.UTF_8);
        forgery.entry().setSize(content.length);
        tar.putArchiveEntry(forgery.entry());
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    bytes.write(Seal.of(Digest.of(bytes.toByteArray())));
    return Files.write(folder.resolve("forged.tar.gz"), bytes.toByteArray());
  }
}
