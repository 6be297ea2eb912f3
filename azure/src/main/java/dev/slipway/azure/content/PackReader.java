package dev.slipway.azure.content;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Awaited;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/// Reads content out of packs. Whoever reads two contents of one pack soon wants the others, so the
/// second time all of it is read and remembered for a while. However many want the same pack, it is
/// read once, and only a few packs are read at a time, so that they fit into memory.
final class PackReader {
  private static final Action READING = Action.reading("Tried to read the content of a file");

  private static final long REMEMBERED_BYTES = 64L * 1024 * 1024;
  private static final int REMEMBERED_PACKS = 1_024;
  private static final int READ_AT_A_TIME = 4;

  private final Blobs blobs;

  /// Empty for a pack of which one content was read.
  private final LinkedHashMap<String, Optional<byte[]>> remembered =
      new LinkedHashMap<>(16, 0.75f, true);

  private long rememberedBytes;

  private final Map<String, CompletableFuture<Optional<byte[]>>> underWay = new HashMap<>();
  private final Semaphore room = new Semaphore(READ_AT_A_TIME);

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
    CompletableFuture<Optional<byte[]>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<byte[]>> others;
    synchronized (this) {
      Optional<byte[]> known = remembered.get(name);
      if (known == null) {
        remember(name, Optional.empty());
        return Optional.empty();
      }
      if (known.isPresent()) {
        return known;
      }
      others = underWay.putIfAbsent(name, mine);
    }
    if (others == null) {
      readWhole(name, mine);
    }
    return Awaited.result(others == null ? mine : others);
  }

  /// Whoever else wants this pack waits for it, and fails as this does.
  private void readWhole(String name, CompletableFuture<Optional<byte[]>> pack) {
    room.acquireUninterruptibly();
    try {
      Optional<byte[]> bytes = blobs.rest(READING, name, 0);
      end(name, bytes);
      pack.complete(bytes);
    } catch (Throwable e) {
      end(name, Optional.empty());
      pack.completeExceptionally(e);
    } finally {
      room.release();
    }
  }

  private synchronized void end(String name, Optional<byte[]> pack) {
    remember(name, pack);
    underWay.remove(name);
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
