package dev.slipway.builder.lock;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/// A lock that one thread of one process of this machine holds. The operating system gives it back
/// when the process dies.
public final class ProcessLock implements AutoCloseable {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);

  private final FileChannel channel;

  private ProcessLock(FileChannel channel) {
    this.channel = channel;
  }

  /// Waits until the lock of this file is free and takes it. Ends early, with the thread
  /// interrupted and a `SlipwayException`, when the thread is interrupted.
  public static ProcessLock take(Path file) {
    while (true) {
      Optional<ProcessLock> lock = tryTake(file);
      if (lock.isPresent()) {
        return lock.get();
      }
      pause(file);
    }
  }

  /// Takes the lock of this file if it is free.
  public static Optional<ProcessLock> tryTake(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return Optional.of(new ProcessLock(channel));
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new SlipwayException(failed(file, e.toString()), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static void pause(Path file) {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SlipwayException(failed(file, "the wait for it was interrupted"), e);
    }
  }

  private static Problem failed(Path file, String why) {
    return Problem.passing(
        ProblemCode.STORAGE_WRITE_FAILED,
        "Tried to lock " + file.getFileName(),
        "The lock could not be taken: " + why,
        "Check that Slipway's home folder can be written");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new SlipwayException(failed(Path.of("it"), e.toString()), e);
    }
  }
}
