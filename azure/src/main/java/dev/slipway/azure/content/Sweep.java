package dev.slipway.azure.content;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Removes blobs whose content is all forgotten, or was never made known because a process ended.
/// Nobody makes known what was sent longer than an hour ago, and nobody reads for an hour what is
/// forgotten.
final class Sweep {
  private static final Action SWEEPING = Action.writing("Tried to remove forgotten content");

  private static final Duration MADE_KNOWN_WITHIN = Duration.ofDays(1);
  private static final Duration READ_WITHIN = Duration.ofHours(1);

  private final Blobs blobs;
  private final Register register;
  private final InstantSource clock;

  Sweep(Blobs blobs, Register register, InstantSource clock) {
    this.blobs = blobs;
    this.register = register;
    this.clock = clock;
  }

  /// What is there is looked at before what is known, so nothing is taken for forgotten that was
  /// made known in between.
  void run() {
    Instant now = clock.instant();
    List<StoredBlob> old =
        Stream.of(Contents.PACKS, Contents.LARGE)
            .flatMap(prefix -> blobs.list(SWEEPING, prefix).stream())
            .filter(blob -> blob.modified().isBefore(now.minus(MADE_KNOWN_WITHIN)))
            .toList();
    if (old.isEmpty()) {
      return;
    }
    Set<String> inUse = register.blobsInUse(now.minus(READ_WITHIN));
    for (StoredBlob blob : old) {
      if (!inUse.contains(blob.name())) {
        blobs.delete(SWEEPING, blob.name(), blob.etag());
      }
    }
  }
}
