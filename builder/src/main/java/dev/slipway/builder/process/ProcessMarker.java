package dev.slipway.builder.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// An environment variable that marks every process of one build, so that those that left their
/// parents and their group are found. Only Linux shows the environment of processes.
///
/// @param value names the build: a deployment id
public record ProcessMarker(String value) {
  /// The variable that carries the marker.
  public static final String VARIABLE = "SLIPWAY_BUILD";

  private static final Path PROCESSES = Path.of("/proc");

  /// The living processes that carry the marker.
  public List<ProcessHandle> processes() {
    List<ProcessHandle> marked = new ArrayList<>();
    if (Files.isDirectory(PROCESSES)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
        for (Path entry : entries) {
          if (carries(entry)) {
            ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
                .filter(ProcessHandle::isAlive)
                .ifPresent(marked::add);
          }
        }
      } catch (IOException e) {
        throw new IllegalStateException("cannot list " + PROCESSES, e);
      }
    }
    return marked;
  }

  private boolean carries(Path entry) {
    try {
      String environment =
          new String(Files.readAllBytes(entry.resolve("environ")), StandardCharsets.ISO_8859_1);
      return ("\0" + environment + "\0").contains("\0" + VARIABLE + "=" + value + "\0");
    } catch (IOException _) {
      return false;
    }
  }
}
