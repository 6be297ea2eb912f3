package dev.slipway.azure.blob;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A blob with all that it holds.
///
/// @param etag changes with every change of the blob
public record BlobContent(byte[] bytes, String etag, Map<String, String> metadata) {
  public BlobContent {
    metadata = Map.copyOf(metadata);
  }

  /// The same as text in UTF-8.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
