package dev.slipway.embedded.file;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A real disk of a few megabytes, in memory, for a test to fill. Only root may make one; where
/// nobody may, its tests say so, and fail where `CI` is set.
public final class SmallDisk implements AutoCloseable {
  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /// Puts one at a folder, which is made.
  public static SmallDisk at(Path folder, int megabytes) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String options = "size=%dm,mode=0777".formatted(megabytes);
    if (!isDone("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())) {
      String why = "a small disk could not be mounted: neither as this user nor with sudo";
      if (System.getenv("CI") != null) {
        fail(why);
      }
      abort(why);
    }
    return new SmallDisk(folder);
  }

  /// Where it is.
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    isDone("umount", "-l", folder.toString());
  }

  private static boolean isDone(String... command) {
    List<String> withSudo = new ArrayList<>(List.of("sudo", "-n"));
    withSudo.addAll(List.of(command));
    return succeeds(List.of(command)) || succeeds(withSudo);
  }

  private static boolean succeeds(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
