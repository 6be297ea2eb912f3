package dev.slipway.embedded.backup;

import dev.slipway.domain.source.Digest;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/// Writes the entries of a backup one after the other. An `IOException` is about a file that cannot
/// be read.
final class BackupWriter {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final MessageDigest sealed = Digest.sha256();
  private final OutputStream out;
  private final GzipCompressorOutputStream gzip;
  private final TarArchiveOutputStream tar;
  private final Manifest manifest;
  private final byte[] buffer = new byte[BUFFER_BYTES];

  /// The first names of files that have others too, until the last of them is written.
  private final Map<Object, Shared> shared = new HashMap<>();

  private record Shared(String name, int namesLeft) {}

  BackupWriter(OutputStream out, Manifest manifest) throws IOException {
    this.out = new BufferedOutputStream(new Outgoing(out, sealed), BUFFER_BYTES);
    this.manifest = manifest;
    GzipParameters quick = new GzipParameters();
    quick.setCompressionLevel(Deflater.BEST_SPEED);
    quick.setBufferSize(BUFFER_BYTES);
    this.gzip = new GzipCompressorOutputStream(this.out, quick);
    this.tar = new TarArchiveOutputStream(gzip, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  /// Writes what the backup is of, which comes first.
  void head(BackupHead head) throws IOException {
    byte[] content = head.toJson();
    TarArchiveEntry entry = new TarArchiveEntry(BackupHead.NAME);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  /// Writes whatever lies there: a file, a link, or a folder without what is in it.
  void add(Path file, String name) throws IOException {
    FileFacts facts = FileFacts.of(file);
    if (facts.isLink()) {
      link(name, TarConstants.LF_SYMLINK, Files.readSymbolicLink(file).toString());
    } else if (facts.isFolder()) {
      tar.putArchiveEntry(entry(name + "/", facts));
      tar.closeArchiveEntry();
    } else if (facts.names() == 1) {
      content(file, name, facts);
    } else {
      sharedContent(file, name, facts);
    }
  }

  private void sharedContent(Path file, String name, FileFacts facts) throws IOException {
    Shared first = shared.remove(facts.key());
    if (first == null) {
      content(file, name, facts);
      shared.put(facts.key(), new Shared(name, facts.names() - 1));
    } else {
      link(name, TarConstants.LF_LINK, first.name());
      if (first.namesLeft() > 1) {
        shared.put(facts.key(), new Shared(first.name(), first.namesLeft() - 1));
      }
    }
  }

  private void content(Path file, String name, FileFacts facts) throws IOException {
    TarArchiveEntry entry = entry(name, facts);
    entry.setSize(facts.size());
    tar.putArchiveEntry(entry);
    manifest.addFile(name, facts.size(), copy(file, facts.size()));
    tar.closeArchiveEntry();
  }

  /// As many bytes as there were when it was looked at: logs grow.
  private Digest copy(Path file, long size) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    try (InputStream in = new FileInputStream(file.toFile())) {
      long left = size;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new EOFException(file + " became shorter while it was read");
        }
        sha256.update(buffer, 0, read);
        tar.write(buffer, 0, read);
        left -= read;
      }
    }
    return Digest.finished(sha256);
  }

  private void link(String name, byte kind, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    entry.setUserName("");
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
    manifest.addLink(name, target);
  }

  private static TarArchiveEntry entry(String name, FileFacts facts) {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setMode(facts.permissions());
    entry.setModTime(facts.changed());
    entry.setUserName("");
    return entry;
  }

  /// Writes the list of all that was added, and the end.
  void finish() throws IOException {
    Path list = manifest.written();
    TarArchiveEntry entry = new TarArchiveEntry(Manifest.NAME);
    entry.setSize(Files.size(list));
    tar.putArchiveEntry(entry);
    Files.copy(list, tar);
    tar.closeArchiveEntry();
    tar.finish();
    gzip.finish();
    out.flush();
    out.write(Seal.of(Digest.finished(sealed)));
    out.flush();
  }
}
