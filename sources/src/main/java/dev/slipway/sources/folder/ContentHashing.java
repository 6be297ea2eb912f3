package dev.slipway.sources.folder;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Reads files and computes their digests, on two cores when there are many.
final class ContentHashing {
  private static final int THREADS = 2;
  private static final int FEW = 16;
  private static final int BUFFER = 64 * 1024;

  private ContentHashing() {}

  static Map<FoundFile, HashedFile> hash(List<FoundFile> files) throws IOException {
    if (files.size() <= FEW) {
      return hashShare(files, 0, 1);
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
      List<Future<Map<FoundFile, HashedFile>>> shares =
          IntStream.range(0, THREADS)
              .mapToObj(share -> executor.submit(() -> hashShare(files, share, THREADS)))
              .toList();
      Map<FoundFile, HashedFile> all = LinkedHashMap.newLinkedHashMap(files.size());
      for (Future<Map<FoundFile, HashedFile>> share : shares) {
        all.putAll(await(share));
      }
      return all;
    }
  }

  /// Every so-manieth file, so that the shares are about alike.
  private static Map<FoundFile, HashedFile> hashShare(List<FoundFile> files, int first, int step)
      throws IOException {
    Map<FoundFile, HashedFile> hashed = new LinkedHashMap<>();
    byte[] buffer = new byte[BUFFER];
    for (int i = first; i < files.size(); i += step) {
      hashed.put(files.get(i), hash(files.get(i).file(), buffer));
    }
    return hashed;
  }

  private static HashedFile hash(Path file, byte[] buffer) throws IOException {
    MessageDigest sha256 = Digest.sha256();
    long size = 0;
    try (InputStream content = Files.newInputStream(file)) {
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        sha256.update(buffer, 0, read);
        size += read;
      }
    }
    return new HashedFile(Digest.finished(sha256), size, false);
  }

  private static <T> T await(Future<T> future) throws IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading files", e);
    }
  }
}
