package dev.slipway.embedded.file;

import dev.slipway.builder.process.CommandLine;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes that survive a loss of power once they return.
public final class Durable {
  private static final Path LINUX = Path.of("/proc/self");
  private static final int FEW = 32;

  private Durable() {}

  /// Waits until a file's content, or a folder's list of names, is on the disk.
  public static void flush(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /// Waits until a folder with all that lies in it is on the disk. Ten thousand files one by one
  /// take as many turns of the disk, so where the machine can, its whole file system is flushed in
  /// one (<https://man7.org/linux/man-pages/man2/syncfs.2.html>). A few are flushed by themselves,
  /// which waits for nobody else's writes.
  public static void flushAll(Path folder) throws IOException {
    Optional<String> sync = holdsFew(folder) ? Optional.empty() : syncProgram();
    if (sync.isEmpty() || !hasFlushedFileSystem(sync.get(), folder)) {
      Files.walkFileTree(folder, new Flushing());
    }
  }

  private static boolean holdsFew(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.limit(FEW + 1).count() <= FEW;
    }
  }

  private static Optional<String> syncProgram() {
    return Files.exists(LINUX) ? CommandLine.systemProgram("sync") : Optional.empty();
  }

  /// False where the program does not know the option.
  private static boolean hasFlushedFileSystem(String sync, Path folder) throws IOException {
    Process process =
        new ProcessBuilder(sync, "-f", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor() == 0;
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the wait for the disk was interrupted");
    }
  }

  /// Writes a small file whole or not at all.
  public static void write(Path file, byte[] content) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path fresh = Files.createTempFile(folder, "fresh", ".tmp");
    Files.write(fresh, content);
    flush(fresh);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    flush(folder);
  }

  private static final class Flushing extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        flush(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      flush(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
