package dev.slipway.domain.release;

import dev.slipway.domain.source.Digest;

/// What a build yielded, immutable, addressed by the digest of its files and of how it serves.
///
/// @param key what it was built from
/// @param files how many files it has
/// @param bytes their sizes together
public record Artifact(Digest digest, BuildKey key, Launch launch, long files, long bytes) {
  public Artifact {
    if (files < 0 || bytes < 0) {
      throw new IllegalArgumentException("an artifact has no negative size");
    }
  }
}
