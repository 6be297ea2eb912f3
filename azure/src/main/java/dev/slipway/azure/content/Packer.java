package dev.slipway.azure.content;

import dev.slipway.azure.blob.BlobKind;
import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.call.Action;
import dev.slipway.azure.call.Awaited;
import dev.slipway.domain.source.Digest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Keeps small content, many in one blob: what comes while others are on their way goes together
/// next. Whoever puts one waits until it is known to be there.
final class Packer {
  private static final Action KEEPING = Action.writing("Tried to keep the content of files");

  private static final int MAX_PACK_BYTES = 8 * 1024 * 1024;
  private static final int MAX_CONTENTS = 4_000;
  private static final int MAX_UNDER_WAY = 2;
  private static final Duration COMPANY = Duration.ofMillis(4);

  private final Blobs blobs;
  private final Register register;
  private final Queue<Waiting> queue = new ArrayDeque<>();
  private int underWay;

  private static final class Waiting {
    private final Digest digest;
    private final byte[] content;
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    Waiting(Digest digest, byte[] content) {
      this.digest = digest;
      this.content = content;
    }
  }

  Packer(Blobs blobs, Register register) {
    this.blobs = blobs;
    this.register = register;
  }

  /// Returns when content, whose digest is known to be this, is kept.
  void put(Digest digest, byte[] content) {
    Waiting waiting = new Waiting(digest, content);
    synchronized (this) {
      queue.add(waiting);
      notifyAll();
      if (underWay < MAX_UNDER_WAY) {
        underWay++;
        Thread.startVirtualThread(this::work);
      }
    }
    Awaited.result(waiting.done);
  }

  private void work() {
    List<Waiting> batch = next(1);
    while (!batch.isEmpty()) {
      try {
        keep(batch);
        batch.forEach(waiting -> waiting.done.complete(true));
      } catch (Throwable e) {
        for (Waiting waiting : batch) {
          waiting.done.completeExceptionally(e);
        }
      }
      batch = next(batch.size());
    }
  }

  /// What waits, as much as goes together; when nothing does, whoever asks ends. Those whose
  /// content was just kept need a moment to come with more, so as many as those are waited for that
  /// long.
  private synchronized List<Waiting> next(int justKept) {
    long end = System.nanoTime() + COMPANY.toNanos();
    for (long left = COMPANY.toNanos();
        queue.size() < justKept - 1 && left > 0;
        left = end - System.nanoTime()) {
      pause(left);
    }
    List<Waiting> batch = new ArrayList<>();
    long bytes = 0;
    while (!queue.isEmpty()
        && batch.size() < MAX_CONTENTS
        && (batch.isEmpty() || bytes + queue.element().content.length <= MAX_PACK_BYTES)) {
      bytes += queue.element().content.length;
      batch.add(queue.remove());
    }
    if (batch.isEmpty()) {
      underWay--;
    }
    return batch;
  }

  /// A thread of this class is interrupted by nobody.
  private void pause(long nanos) {
    try {
      TimeUnit.NANOSECONDS.timedWait(this, nanos);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keep(List<Waiting> batch) {
    Map<Digest, byte[]> contents = new LinkedHashMap<>();
    batch.forEach(waiting -> contents.put(waiting.digest, waiting.content));
    ByteBuffer pack =
        ByteBuffer.allocate(contents.values().stream().mapToInt(content -> content.length).sum());
    List<Kept> kept = new ArrayList<>();
    contents.forEach((digest, content) -> {
      kept.add(new Kept(digest, pack.position(), content.length));
      pack.put(content);
    });
    Upload upload = Upload.begin();
    String name = Contents.PACKS + UUID.randomUUID();
    blobs.create(KEEPING, name, pack.array(), BlobKind.CONTENT, Map.of());
    upload.requireFresh();
    register.keep(name, kept);
  }
}
