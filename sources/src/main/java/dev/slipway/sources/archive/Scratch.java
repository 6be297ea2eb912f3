package dev.slipway.sources.archive;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/// Where one archive is unpacked: files by number, never by a name from the archive. Counts what
/// comes and stops what is too much.
final class Scratch {
  private static final long RATIO_GRACE = 16L * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  private final Path directory;
  private final ArchiveLimits limits;
  private final List<Unpacked> unpacked = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final byte[] buffer = new byte[BUFFER];
  private int entries;
  private long totalBytes;

  Scratch(Path directory, ArchiveLimits limits) {
    this.directory = directory;
    this.limits = limits;
  }

  List<Unpacked> unpacked() {
    return unpacked;
  }

  /// Counts an entry before anything is done with it.
  void countEntry() {
    if (++entries > limits.entries()) {
      throw Refusal.tooLarge("it has more than %,d entries".formatted(limits.entries()));
    }
  }

  void addLink(SourcePath path, String target) {
    requireNew(path);
    unpacked.add(new Unpacked.Link(path, target));
  }

  /// Unpacks a file.
  ///
  /// @param announced the size that the archive claims; another one is refused
  /// @param packed how many bytes of the archive were read up to here, to judge the ratio
  /// @param crc the check sum that the archive claims
  void addFile(
      SourcePath path,
      boolean executable,
      long announced,
      InputStream content,
      Packed packed,
      Optional<Long> crc)
      throws IOException {
    requireNew(path);
    if (announced > limits.fileBytes()) {
      throw Refusal.tooLarge("%s is larger than %,d bytes".formatted(path, limits.fileBytes()));
    }
    Path target = directory.resolve(Integer.toString(unpacked.size()));
    MessageDigest sha256 = Digest.sha256();
    CRC32 sum = new CRC32();
    long size = 0;
    try (OutputStream out = new ScratchFile(target)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        totalBytes += read;
        requireWithinLimits(path, size, announced, packed);
        sha256.update(buffer, 0, read);
        sum.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    }
    if (size != announced) {
      throw Refusal.of(path.value(), "its size is not the one announced");
    }
    if (crc.isPresent() && crc.get() != sum.getValue()) {
      throw Refusal.of(path.value(), "its check sum is wrong");
    }
    unpacked.add(new Unpacked.File(path, executable, size, Digest.finished(sha256), target));
  }

  private void requireNew(SourcePath path) {
    if (!seen.add(path.value())) {
      throw Refusal.of(path.value(), "the same path is there twice");
    }
  }

  private void requireWithinLimits(SourcePath path, long size, long announced, Packed packed) {
    if (size > announced) {
      throw Refusal.of(path.value(), "its size is not the one announced");
    }
    if (totalBytes > limits.totalBytes()) {
      throw Refusal.tooLarge(
          "its files are larger than %,d bytes together".formatted(limits.totalBytes()));
    }
    if (totalBytes > RATIO_GRACE && totalBytes / limits.ratio() > packed.bytes()) {
      throw Refusal.tooLarge("it unpacks to more than %d times its size".formatted(limits.ratio()));
    }
  }

  /// How much of the archive was used so far.
  @FunctionalInterface
  interface Packed {
    long bytes();
  }
}
