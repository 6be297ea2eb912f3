package dev.slipway.azure.blob;

import dev.slipway.azure.call.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// Blobs beside which is noted when they were last used, moved at most once an hour so that using
/// them writes little. Noting a use and forgetting exclude each other, since either changes the
/// etag that the other has seen.
public final class UsedBlobs {
  private static final Duration TOLERANCE = Duration.ofHours(1);
  private static final String USED = "used";

  private final Blobs blobs;
  private final InstantSource clock;

  public UsedBlobs(Blobs blobs, InstantSource clock) {
    this.blobs = blobs;
    this.clock = clock;
  }

  /// Makes a blob if it is not there, and uses it.
  public void keep(Action action, String name, byte[] content, BlobKind kind) {
    while (!blobs.create(action, name, content, kind, usedNow()) && !mark(action, name)) {
      // It was forgotten in between.
    }
  }

  private boolean mark(Action action, String name) {
    Optional<StoredBlob> there = blobs.look(action, name);
    return there.isPresent()
        && (isFresh(there.get().metadata())
            || blobs.mark(action, name, there.get().etag(), usedNow()));
  }

  /// Reads a blob and uses it.
  public Optional<String> use(Action action, String name) {
    while (true) {
      Optional<BlobContent> content = blobs.read(action, name);
      if (content.isEmpty()
          || isFresh(content.get().metadata())
          || blobs.mark(action, name, content.get().etag(), usedNow())) {
        return content.map(BlobContent::text);
      }
    }
  }

  /// Uses a blob; false when it is not there.
  public boolean touch(Action action, String name) {
    while (true) {
      Optional<StoredBlob> there = blobs.look(action, name);
      if (there.isEmpty()) {
        return false;
      }
      if (isFresh(there.get().metadata())
          || blobs.mark(action, name, there.get().etag(), usedNow())) {
        return true;
      }
    }
  }

  /// Removes a blob unless it was used since then; false when it stays or is not there.
  public boolean forget(Action action, String name, Instant unusedSince) {
    while (true) {
      Optional<StoredBlob> there = blobs.look(action, name);
      if (there.isEmpty() || !isUnusedSince(there.get(), unusedSince)) {
        return false;
      }
      if (blobs.delete(action, name, there.get().etag())) {
        return true;
      }
    }
  }

  /// When a blob was used, up to an hour early.
  public static Instant lastUsed(StoredBlob blob) {
    return used(blob.metadata()).orElseGet(blob::modified);
  }

  private static boolean isUnusedSince(StoredBlob blob, Instant time) {
    return lastUsed(blob).plus(TOLERANCE).isBefore(time);
  }

  private boolean isFresh(Map<String, String> metadata) {
    return used(metadata)
        .filter(used -> !used.plus(TOLERANCE).isBefore(clock.instant()))
        .isPresent();
  }

  private Map<String, String> usedNow() {
    return Map.of(USED, clock.instant().toString());
  }

  private static Optional<Instant> used(Map<String, String> metadata) {
    try {
      return Optional.ofNullable(metadata.get(USED)).map(Instant::parse);
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
