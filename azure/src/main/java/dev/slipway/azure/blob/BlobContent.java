package dev.slipway.azure.blob;

import java.util.Map;

/// A blob of text in UTF-8 with all that it holds.
///
/// @param etag changes with every change of the blob
public record BlobContent(String text, String etag, Map<String, String> metadata) {
  public BlobContent {
    metadata = Map.copyOf(metadata);
  }
}
