package dev.slipway.azure.content;

import dev.slipway.azure.blob.Blobs;
import dev.slipway.azure.blob.StoredBlob;
import dev.slipway.azure.call.Action;
import dev.slipway.domain.source.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Content that tests make, put and read, and the blobs that it is in.
final class SeenContents {
  static final Action LOOKING = Action.reading("Tried to look");
  static final int BLOCK = CheckedContent.BLOCK_BYTES;

  private SeenContents() {}

  /// The same bytes for the same seed, and other ones for each other.
  static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static void put(Contents contents, byte[] content) {
    try {
      contents.put(Digest.of(content), new ByteArrayInputStream(content), content.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is kept under the digest of these bytes, which must be there.
  static byte[] content(Contents contents, byte[] expected) {
    try (InputStream content = contents.open(Digest.of(expected)).orElseThrow()) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// So many contents of a pack that a register needs several answers to tell of them.
  static List<Kept> keptIn(int pack) {
    return IntStream.range(0, 40_000)
        .mapToObj(number -> new Kept(Digest.of(pack + " " + number), number, 1))
        .toList();
  }

  /// The names of all blobs with content.
  static List<String> everything(Blobs blobs) {
    return Stream.of(Contents.PACKS, Contents.LARGE)
        .flatMap(folder -> blobs.list(LOOKING, folder).stream())
        .map(StoredBlob::name)
        .toList();
  }
}
