package dev.slipway.embedded.disk;

import dev.slipway.embedded.file.PendingFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// How large files and folders are. What has not changed since it was measured, by its own time of
/// modification, is not measured again, also after a restart: the sizes are kept in a file.
final class Sizes {
  private final Path file;
  private final Map<Path, Size> known = new HashMap<>();
  private final Map<Path, Size> asked = new HashMap<>();

  /// @param modified in milliseconds since 1970
  private record Size(long modified, long bytes) {}

  /// How something is measured.
  @FunctionalInterface
  interface Measure {
    long of(Path path) throws IOException;
  }

  Sizes(Path file) {
    this.file = file;
  }

  /// 0 for what is not there.
  long of(Path path, Measure measure) throws IOException {
    try {
      if (known.isEmpty()) {
        read();
      }
      long modified = Files.getLastModifiedTime(path).toMillis();
      Size size = known.get(path);
      if (size == null || size.modified() != modified) {
        size = new Size(modified, measure.of(path));
      }
      known.put(path, size);
      asked.put(path, size);
      return size.bytes();
    } catch (NoSuchFileException _) {
      return 0;
    }
  }

  /// Keeps the sizes of what was asked for since the last time, and forgets the others.
  void keep() throws IOException {
    known.clear();
    known.putAll(asked);
    asked.clear();
    String lines =
        known.entrySet().stream()
            .map(entry ->
                "%d %d %s\n"
                    .formatted(
                        entry.getValue().modified(), entry.getValue().bytes(), entry.getKey()))
            .collect(Collectors.joining());
    PendingFile.replace(file, lines.getBytes(StandardCharsets.UTF_8));
  }

  /// A line that is no size is passed over: it is measured again.
  private void read() throws IOException {
    try {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split(" ", 3);
        if (parts.length == 3 && parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,18}")) {
          known.put(
              Path.of(parts[2]), new Size(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
        }
      }
    } catch (NoSuchFileException _) {
      // Nothing was ever measured.
    }
  }
}
