package dev.slipway.ports.source;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.util.Arrays;
import java.util.stream.Stream;

/// The digests that manifests name, eight bytes of each: millions fit into little memory, and two
/// that begin alike only keep something a while longer.
public final class NamedContent {
  private static final int HEX_DIGITS = 16;
  private static final int HEX = 16;

  private long[] beginnings = new long[1_024];
  private int size;

  private NamedContent() {}

  /// What these manifests name, which are read one after the other.
  public static NamedContent of(Stream<SourceManifest> manifests) {
    NamedContent named = new NamedContent();
    manifests.forEach(named::add);
    named.withoutDoubles();
    return named;
  }

  private void add(SourceManifest manifest) {
    for (SourceFile file : manifest.files()) {
      if (size == beginnings.length) {
        withoutDoubles();
        beginnings = Arrays.copyOf(beginnings, Math.max(beginnings.length, 2 * size));
      }
      beginnings[size++] = beginning(file.digest());
    }
  }

  private void withoutDoubles() {
    Arrays.sort(beginnings, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || beginnings[i] != beginnings[i - 1]) {
        beginnings[kept++] = beginnings[i];
      }
    }
    size = kept;
  }

  /// Whether some manifest names it, or one that begins alike.
  public boolean has(Digest digest) {
    return Arrays.binarySearch(beginnings, 0, size, beginning(digest)) >= 0;
  }

  private static long beginning(Digest digest) {
    return Long.parseUnsignedLong(digest.hex().substring(0, HEX_DIGITS), HEX);
  }
}
