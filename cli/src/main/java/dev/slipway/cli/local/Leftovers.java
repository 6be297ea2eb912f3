package dev.slipway.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Apps and builds that outlived their server, which was killed. Only Linux shows which they are
/// ([proc(5)](https://man7.org/linux/man-pages/man5/proc.5.html)).
final class Leftovers {
  private static final Path PROCESSES = Path.of("/proc");

  /// The variables that only what a server runs carries: an app, a build.
  private static final List<String> MARKERS = List.of("\0SLIPWAY_RUN=", "\0SLIPWAY_BUILD=");

  private Leftovers() {}

  /// Those that work in this home folder.
  static List<ProcessHandle> in(Path home) {
    List<ProcessHandle> found = new ArrayList<>();
    if (Files.isDirectory(PROCESSES)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
        Path real = home.toRealPath();
        for (Path entry : entries) {
          if (isMarked(entry) && worksIn(real, entry)) {
            living(entry).ifPresent(found::add);
          }
        }
      } catch (IOException _) {
        return found; // Without the home folder or the list there is nothing to be found.
      }
    }
    return found;
  }

  private static boolean isMarked(Path entry) {
    try {
      String environment =
          "\0" + Files.readString(entry.resolve("environ"), StandardCharsets.ISO_8859_1);
      return MARKERS.stream().anyMatch(environment::contains);
    } catch (IOException _) {
      return false; // Somebody else's, or it has ended.
    }
  }

  private static boolean worksIn(Path home, Path entry) {
    try {
      return Files.readSymbolicLink(entry.resolve("cwd")).startsWith(home);
    } catch (IOException _) {
      return false;
    }
  }

  private static Optional<ProcessHandle> living(Path entry) {
    return ProcessHandle.of(Long.parseLong(entry.getFileName().toString())).filter(Liveness::of);
  }
}
