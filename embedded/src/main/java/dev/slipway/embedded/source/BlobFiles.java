package dev.slipway.embedded.source;

import dev.slipway.builder.disk.LastUse;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import dev.slipway.ports.source.KeptContent;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Content by its digest: `blobs/2c/f24dba…`.
final class BlobFiles {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int FOLDER_DIGITS = 2;
  private static final String KEEPING = "Tried to keep the content of a source file";

  private static final String LISTING = "Tried to list the content of source files";
  private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
  private static final Pattern REST = Pattern.compile("[0-9a-f]{62}");

  private final Path blobs;
  private final Path incoming;

  private final LastUse uses;

  /// What is used is not forgotten at that moment.
  private final ReadWriteLock using = new ReentrantReadWriteLock();

  BlobFiles(Path directory, InstantSource clock) {
    this.uses = new LastUse(clock);
    this.blobs = directory.resolve("blobs");
    this.incoming = directory.resolve("incoming");
    removeWhatACrashLeft();
  }

  private void removeWhatACrashLeft() {
    try {
      Files.createDirectories(incoming);
      try (DirectoryStream<Path> files = Files.newDirectoryStream(incoming)) {
        for (Path file : files) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw FileFailures.writing("Tried to open the store of sources", e);
    }
  }

  /// Uses those that are here, and answers the others.
  Set<Digest> missing(Collection<Digest> digests) {
    Set<Digest> missing = new HashSet<>();
    using.readLock().lock();
    try {
      for (Digest digest : digests) {
        if (!uses.use(file(digest))) {
          missing.add(digest);
        }
      }
      return missing;
    } catch (IOException e) {
      throw FileFailures.reading("Tried to look for the content of source files", e);
    } finally {
      using.readLock().unlock();
    }
  }

  void put(Digest digest, InputStream content, long maxBytes) {
    try (PendingFile file = PendingFile.in(incoming)) {
      Digest found = copy(content, file.stream(), maxBytes);
      if (!found.equals(digest)) {
        throw refused(
            ProblemCode.BLOB_DIGEST_MISMATCH,
            "The content has the digest %s, not %s".formatted(found, digest),
            "Read the file again and send it under its own digest");
      }
      keep(file, file(digest));
    } catch (IOException e) {
      throw FileFailures.writing(KEEPING, e);
    }
  }

  private void keep(PendingFile file, Path target) throws IOException {
    using.readLock().lock();
    try {
      file.keepAs(target);
      uses.begin(target);
    } finally {
      using.readLock().unlock();
    }
  }

  private static Digest copy(InputStream content, OutputStream file, long maxBytes)
      throws IOException {
    MessageDigest sha256 = Digest.sha256();
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      total += read;
      if (total > maxBytes) {
        throw refused(
            ProblemCode.PAYLOAD_TOO_LARGE,
            "The content has more than %,d bytes".formatted(maxBytes),
            "Leave the file out with .slipwayignore, or serve it from elsewhere");
      }
      sha256.update(buffer, 0, read);
      file.write(buffer, 0, read);
    }
    return Digest.finished(sha256);
  }

  InputStream open(Digest digest) {
    Path file = file(digest);
    try {
      return new FileInputStream(file.toFile());
    } catch (FileNotFoundException e) {
      if (Files.exists(file)) {
        throw FileFailures.reading("Tried to read the content of a source file", e);
      }
      throw new SlipwayException(
          Problem.of(
              ProblemCode.SOURCE_INCOMPLETE,
              "Tried to read the content of a source file",
              "The content with the digest %s was never uploaded".formatted(digest),
              "Deploy again, which uploads what is missing"));
    }
  }

  /// All that is here and was not used since then, read a folder at a time.
  Stream<KeptContent> unusedSince(Instant time) {
    return folders().stream().flatMap(folder -> unusedIn(folder, time).stream());
  }

  private List<Path> folders() {
    if (!Files.isDirectory(blobs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(blobs)) {
      return folders.filter(folder -> FOLDER.matcher(name(folder)).matches()).sorted().toList();
    } catch (IOException e) {
      throw FileFailures.reading(LISTING, e);
    }
  }

  private List<KeptContent> unusedIn(Path folder, Instant time) {
    List<KeptContent> unused = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (REST.matcher(name(file)).matches() && uses.isUnusedSince(file, time)) {
          unused.add(
              new KeptContent(new Digest(name(folder) + name(file)), file.toFile().length()));
        }
      }
      return unused;
    } catch (IOException e) {
      throw FileFailures.reading(LISTING, e);
    }
  }

  /// Forgets content, unless it was used since then.
  boolean forget(Digest digest, Instant unusedSince) {
    Path file = file(digest);
    using.writeLock().lock();
    try {
      return uses.isUnusedSince(file, unusedSince) && Files.deleteIfExists(file);
    } catch (IOException e) {
      throw FileFailures.writing("Tried to forget the content of a source file", e);
    } finally {
      using.writeLock().unlock();
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  private Path file(Digest digest) {
    return blobs
        .resolve(digest.hex().substring(0, FOLDER_DIGITS))
        .resolve(digest.hex().substring(FOLDER_DIGITS));
  }

  private static SlipwayException refused(ProblemCode code, String why, String fix) {
    return new SlipwayException(Problem.of(code, KEEPING, why, fix));
  }
}
