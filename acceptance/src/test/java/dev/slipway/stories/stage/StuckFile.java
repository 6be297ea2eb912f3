package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that whoever reads it waits for, as on a disk that does not answer: a pipe that nobody
/// writes to ([fifo(7)](https://man7.org/linux/man-pages/man7/fifo.7.html)).
///
/// @param path where it lies
public record StuckFile(Path path) {
  /// Puts one in this place, instead of a file that may be there.
  public static StuckFile at(Path path) {
    Path pipe = path.resolveSibling(path.getFileName() + ".pipe");
    try {
      Files.createDirectories(pipe.getParent());
      Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
      if (mkfifo.waitFor() != 0) {
        throw new AssertionError("mkfifo did not make " + pipe);
      }
      Files.move(pipe, path, StandardCopyOption.ATOMIC_MOVE);
      return new StuckFile(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Puts an ordinary file in its place. Who waits for the stuck one still does.
  public void holds(byte[] content) {
    Path fresh = path.resolveSibling(path.getFileName() + ".fresh");
    try {
      Files.write(fresh, content);
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
