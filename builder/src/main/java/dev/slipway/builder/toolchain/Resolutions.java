package dev.slipway.builder.toolchain;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Remembers which version a range stood for, so that the registry need not be asked each time.
final class Resolutions {
  private final Path directory;

  Resolutions(Path directory) {
    this.directory = directory;
  }

  /// @param at when the registry said so
  record Resolution(String version, Instant at) {}

  Optional<Resolution> find(String question) throws IOException {
    try {
      List<String> lines = Files.readAllLines(file(question));
      return lines.size() == 2
          ? Optional.of(new Resolution(lines.get(0), Instant.parse(lines.get(1))))
          : Optional.empty();
    } catch (NoSuchFileException | DateTimeException _) {
      return Optional.empty();
    }
  }

  void remember(String question, Resolution resolution) throws IOException {
    Files.createDirectories(directory);
    Path fresh = Files.createTempFile(directory, "resolution", ".tmp");
    Files.write(fresh, List.of(resolution.version(), resolution.at().toString()));
    Files.move(fresh, file(question), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(String question) {
    return directory.resolve(Digest.of(question).hex());
  }
}
