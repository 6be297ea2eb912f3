package dev.slipway.embedded.runtime.site;

import dev.slipway.domain.source.Digest;
import java.nio.file.Path;
import java.util.Optional;

/// One file of a static release.
///
/// @param content where it lies
/// @param gzip where the same content lies compressed
/// @param brotli where the same content lies compressed better
public record SiteFile(
    String path, Variant content, Digest digest, Optional<Variant> gzip, Optional<Variant> brotli) {
  /// Bytes to send.
  ///
  /// @param size in bytes
  public record Variant(Path file, long size) {}

  /// Whether a visitor may get other bytes than the file itself has.
  boolean hasVariants() {
    return gzip.isPresent() || brotli.isPresent();
  }
}
