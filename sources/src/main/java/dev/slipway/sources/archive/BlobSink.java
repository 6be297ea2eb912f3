package dev.slipway.sources.archive;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceManifest;
import java.io.IOException;
import java.io.InputStream;

/// Takes the content of an archive's files.
@FunctionalInterface
public interface BlobSink {
  /// Is told the files before any content comes. What it throws ends the reading.
  default void expect(SourceManifest manifest) {}

  /// Takes one file's content, which has this digest and size. The same content comes once. Called
  /// by several threads at the same time.
  void put(Digest digest, long size, InputStream content) throws IOException;
}
