package dev.slipway.builder.toolchain;

import dev.slipway.domain.source.SourcePath;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks a package's tarball: only regular files, only below the target, within bounds.
final class Tarball {
  private static final long MAX_BYTES = 1024L * 1024 * 1024;
  private static final int MAX_ENTRIES = 100_000;

  private Tarball() {}

  static void unpack(Path tarball, Path target) throws IOException {
    long room = MAX_BYTES;
    int entries = 0;
    try (InputStream file = new BufferedInputStream(Files.newInputStream(tarball));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (Thread.currentThread().isInterrupted()) {
          throw new InterruptedIOException("the installation was interrupted");
        }
        if (++entries > MAX_ENTRIES) {
          throw new IOException("it has more than %,d entries".formatted(MAX_ENTRIES));
        }
        room -= write(entry, tar, target, room);
      }
    }
  }

  private static long write(TarArchiveEntry entry, InputStream content, Path target, long room)
      throws IOException {
    Optional<SourcePath> path = SourcePath.parse(withoutTopFolder(entry.getName()));
    if (!entry.isFile() || entry.isLink() || entry.isSymbolicLink() || path.isEmpty()) {
      return 0;
    }
    Path file = target.resolve(path.get().value());
    Files.createDirectories(file.getParent());
    long written = copy(content, file, room);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    return written;
  }

  /// npm leaves out the first folder of every entry, whatever its name.
  private static String withoutTopFolder(String name) {
    return name.substring(name.indexOf('/') + 1);
  }

  private static long copy(InputStream content, Path file, long room) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long written = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        written += read;
        if (written > room) {
          throw new IOException("it unpacks to more than %,d bytes".formatted(MAX_BYTES));
        }
        out.write(buffer, 0, read);
      }
    }
    return written;
  }
}
