package dev.slipway.azure.blob;

import com.azure.storage.blob.models.BlobHttpHeaders;

/// How blobs are served to whoever reads them over HTTP.
public enum BlobKind {
  /// Bytes that never change under their name.
  CONTENT("application/octet-stream", "private, max-age=31536000, immutable"),
  /// A document that never changes under its name.
  DOCUMENT("application/json", "private, max-age=31536000, immutable"),
  /// Text that changes.
  NOTE("text/plain; charset=utf-8", "no-store"),
  /// A document on each line, which grows.
  LINES("application/x-ndjson", "no-store");

  private final String mediaType;
  private final String caching;

  BlobKind(String mediaType, String caching) {
    this.mediaType = mediaType;
    this.caching = caching;
  }

  BlobHttpHeaders headers() {
    return new BlobHttpHeaders().setContentType(mediaType).setCacheControl(caching);
  }
}
