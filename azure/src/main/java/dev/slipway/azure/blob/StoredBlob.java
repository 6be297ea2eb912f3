package dev.slipway.azure.blob;

import java.time.Instant;
import java.util.Map;

/// What is known of a blob without its content.
///
/// @param etag changes with every change of the blob
/// @param bytes its size
/// @param modified when it was last changed, by the storage's clock
public record StoredBlob(
    String name, String etag, long bytes, Instant modified, Map<String, String> metadata) {
  public StoredBlob {
    metadata = Map.copyOf(metadata);
  }
}
