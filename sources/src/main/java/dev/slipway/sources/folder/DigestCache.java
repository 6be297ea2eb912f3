package dev.slipway.sources.folder;

import dev.slipway.domain.source.Digest;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The digests that an earlier scan of one folder found, so that only changed files are read again.
/// It is only ever a saving of time: when it is lost or spoilt, everything is read.
final class DigestCache {
  private static final String FORMAT = "slipway-digests-1";
  private static final int FIELDS = 5;

  private record Known(FileStamp stamp, Digest digest) {}

  private final Path file;
  private final Map<String, Known> known;

  private DigestCache(Path file, Map<String, Known> known) {
    this.file = file;
    this.known = known;
  }

  static DigestCache open(Path file) {
    Map<String, Known> known = new HashMap<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      if (FORMAT.equals(lines.readLine())) {
        lines.lines().forEach(line -> read(line, known));
      }
    } catch (NoSuchFileException _) {
      // The first scan of this folder.
    } catch (IOException | RuntimeException _) {
      known.clear();
    }
    return new DigestCache(file, known);
  }

  Optional<Digest> find(FoundFile file) {
    Known entry = known.get(file.path().value());
    return entry != null && entry.stamp().equals(file.stamp())
        ? Optional.of(entry.digest())
        : Optional.empty();
  }

  /// Replaces what is known, in one move, so that a scan at the same time reads all or nothing.
  void save(Map<FoundFile, Digest> digests) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "scan", ".new");
    try {
      try (BufferedWriter lines = Files.newBufferedWriter(fresh)) {
        lines.write(FORMAT + "\n");
        for (Map.Entry<FoundFile, Digest> entry : digests.entrySet()) {
          lines.write(line(entry.getKey(), entry.getValue()));
        }
      }
      moveTo(fresh);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private void moveTo(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String line(FoundFile file, Digest digest) {
    FileStamp stamp = file.stamp();
    return String.join(
        "\t",
        digest.hex(),
        Long.toString(stamp.size()),
        Long.toString(stamp.modified()),
        stamp.key(),
        file.path().value() + "\n");
  }

  private static void read(String line, Map<String, Known> known) {
    String[] fields = line.split("\t", FIELDS);
    FileStamp stamp =
        new FileStamp(Long.parseLong(fields[1]), Long.parseLong(fields[2]), fields[3]);
    known.put(fields[4], new Known(stamp, new Digest(fields[0])));
  }
}
