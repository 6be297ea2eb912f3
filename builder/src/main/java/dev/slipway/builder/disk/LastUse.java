package dev.slipway.builder.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// When files were last used: their time of modification, which is moved at most once an hour, so
/// that using many files writes little.
public final class LastUse {
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private final InstantSource clock;

  public LastUse(InstantSource clock) {
    this.clock = clock;
  }

  /// Uses a file or folder; false when it is not there.
  public boolean use(Path path) throws IOException {
    Optional<Instant> last = of(path);
    if (last.isPresent() && last.get().plus(TOLERANCE).isBefore(clock.instant())) {
      begin(path);
    }
    return last.isPresent();
  }

  /// Notes that a file or folder, which is there, is used now.
  public void begin(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
  }

  /// When it was last used, up to an hour early; empty when it is not there.
  public Optional<Instant> of(Path path) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(path).toInstant());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /// Whether it is there and was surely not used since then.
  public boolean isUnusedSince(Path path, Instant time) throws IOException {
    return of(path).filter(last -> last.plus(TOLERANCE).isBefore(time)).isPresent();
  }
}
