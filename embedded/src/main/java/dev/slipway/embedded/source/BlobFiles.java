package dev.slipway.embedded.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/// Content by its digest: `blobs/2c/f24dba…`.
final class BlobFiles {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int FOLDER_DIGITS = 2;
  private static final String KEEPING = "Tried to keep the content of a source file";

  private final Path blobs;
  private final Path incoming;

  BlobFiles(Path directory) {
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

  boolean has(Digest digest) {
    return Files.exists(file(digest));
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
      file.keepAs(file(digest));
    } catch (IOException e) {
      throw FileFailures.writing(KEEPING, e);
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

  private Path file(Digest digest) {
    return blobs
        .resolve(digest.hex().substring(0, FOLDER_DIGITS))
        .resolve(digest.hex().substring(FOLDER_DIGITS));
  }

  private static SlipwayException refused(ProblemCode code, String why, String fix) {
    return new SlipwayException(Problem.of(code, KEEPING, why, fix));
  }
}
