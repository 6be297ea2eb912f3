package dev.slipway.cli.backup;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.function.LongConsumer;

/// Where a backup is written to, for its owner's eyes only. It appears under its name when it is
/// whole, and not at all otherwise.
public record BackupFile(Path path) {
  private static final String WRITING = "Tried to write the backup";
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final DateTimeFormatter IN_NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /// A new file of that name, or with a name of its own in that folder.
  public static BackupFile at(Path named, Instant now) {
    Path file =
        Files.isDirectory(named)
            ? named.resolve("slipway-backup-%s.tar.gz".formatted(IN_NAME.format(now)))
            : named;
    if (Files.exists(file)) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.CONFLICT,
                  WRITING,
                  "There is a file of this name already",
                  "Name another file, or a folder: then the name has the present time")
              .at(file.toString()));
    }
    return new BackupFile(file);
  }

  /// Writes all there is to read and answers how many bytes that were. What is begun is removed
  /// when the process is told to end.
  ///
  /// @param whole asked at the end; throws when that is not the end of a whole backup
  /// @param progress is told how many bytes were written so far
  public long write(InputStream content, Runnable whole, LongConsumer progress) {
    try {
      // Such a file is readable for its owner only.
      Path begun = Files.createTempFile(folder(), ".slipway-backup-", ".tmp");
      begun.toFile().deleteOnExit();
      try {
        long bytes = copy(content, begun, progress);
        whole.run();
        Files.move(begun, path, StandardCopyOption.ATOMIC_MOVE);
        return bytes;
      } finally {
        Files.deleteIfExists(begun);
      }
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.passing(
                  ProblemCode.STORAGE_WRITE_FAILED,
                  WRITING,
                  "The file system refused: " + e.getMessage(),
                  "Name a file in a folder of yours with enough room")
              .at(path.toString()),
          e);
    }
  }

  private static long copy(InputStream content, Path file, LongConsumer progress)
      throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    long bytes = 0;
    try (FileOutputStream out = new FileOutputStream(file.toFile())) {
      for (int read = read(content, buffer); read >= 0; read = read(content, buffer)) {
        out.write(buffer, 0, read);
        bytes += read;
        progress.accept(bytes);
      }
      out.getFD().sync();
    }
    return bytes;
  }

  private static int read(InputStream content, byte[] buffer) {
    try {
      return content.read(buffer);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.passing(
              ProblemCode.SERVER_UNREACHABLE,
              "Tried to back up the service",
              "The server broke off in the middle; its log says why",
              "Back up again"),
          e);
    }
  }

  private Path folder() {
    return Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file lies in a folder");
  }
}
