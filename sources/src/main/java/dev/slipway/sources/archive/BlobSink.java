package dev.slipway.sources.archive;

import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.io.InputStream;

/// Takes the content of an archive's files.
@FunctionalInterface
public interface BlobSink {
  /// Takes one file's content, which has this digest and size. The same content comes once.
  void put(Digest digest, long size, InputStream content) throws IOException;
}
