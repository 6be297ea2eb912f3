package dev.slipway.azure.content;

import dev.slipway.azure.blob.Action;
import dev.slipway.azure.blob.Blobs;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads content out of packs. Whoever reads two contents of one pack soon wants the others, so the
/// second time all of it is read and remembered for a while.
final class PackReader {
  private static final Action READING = Action.reading("Tried to read the content of a file");

  private static final long REMEMBERED_BYTES = 64L * 1024 * 1024;
  private static final int REMEMBERED_PACKS = 1_024;

  private final Blobs blobs;

  /// Empty for a pack of which one content was read.
  private final LinkedHashMap<String, Optional<byte[]>> remembered =
      new LinkedHashMap<>(16, 0.75f, true);

  private long rememberedBytes;

  PackReader(Blobs blobs) {
    this.blobs = blobs;
  }

  /// Empty when the pack is not there any more.
  Optional<byte[]> read(Place place) {
    if (place.length() == 0) {
      return Optional.of(new byte[0]);
    }
    Optional<byte[]> pack = pack(place.blob());
    if (pack.isPresent()) {
      return Optional.of(
          Arrays.copyOfRange(
              pack.get(), (int) place.offset(), (int) (place.offset() + place.length())));
    }
    return blobs
        .range(READING, place.blob(), place.offset(), place.length())
        .filter(bytes -> bytes.length == place.length());
  }

  private Optional<byte[]> pack(String name) {
    synchronized (this) {
      Optional<byte[]> known = remembered.get(name);
      if (known == null) {
        remember(name, Optional.empty());
        return Optional.empty();
      }
      if (known.isPresent()) {
        return known;
      }
    }
    Optional<byte[]> pack = blobs.rest(READING, name, 0);
    remember(name, pack);
    return pack;
  }

  private synchronized void remember(String name, Optional<byte[]> pack) {
    rememberedBytes += bytes(pack) - bytes(remembered.getOrDefault(name, Optional.empty()));
    remembered.put(name, pack);
    while (remembered.size() > 1
        && (rememberedBytes > REMEMBERED_BYTES || remembered.size() > REMEMBERED_PACKS)) {
      rememberedBytes -= bytes(remembered.pollFirstEntry().getValue());
    }
  }

  private static long bytes(Optional<byte[]> pack) {
    return pack.map(bytes -> bytes.length).orElse(0);
  }
}
