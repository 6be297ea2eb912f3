package dev.slipway.embedded.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/// A file that is being written, for its owner's eyes only. It appears under its name at once and
/// whole, or, when it is closed before that, not at all.
public final class PendingFile implements AutoCloseable {
  private final Path temporary;
  private final FileOutputStream stream;

  private PendingFile(Path temporary, FileOutputStream stream) {
    this.temporary = temporary;
    this.stream = stream;
  }

  /// Begins a file in a folder on the same disk as its later place. The folder is made when it is
  /// absent.
  public static PendingFile in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, "pending-", ".tmp");
    // Not a channel: an interrupt would close it in the middle.
    return new PendingFile(temporary, new FileOutputStream(temporary.toFile()));
  }

  /// Writes a whole file in place of the one that is there.
  public static void replace(Path target, byte[] content) throws IOException {
    try (PendingFile file = in(folderOf(target))) {
      file.stream().write(content);
      file.keepAs(target);
    }
  }

  /// Where its content goes.
  public OutputStream stream() {
    return stream;
  }

  /// Puts the file in its place, durably, in place of one that is there.
  public void keepAs(Path target) throws IOException {
    stream.getFD().sync();
    stream.close();
    Path folder = folderOf(target);
    boolean isNewFolder = Files.notExists(folder);
    Files.createDirectories(folder);
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    sync(folder);
    if (isNewFolder) {
      sync(folderOf(folder));
    }
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder");
  }

  /// The name of a file is durable once its folder is.
  private static void sync(Path folder) throws IOException {
    boolean wasInterrupted = Thread.interrupted();
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } finally {
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
    Files.deleteIfExists(temporary);
  }
}
