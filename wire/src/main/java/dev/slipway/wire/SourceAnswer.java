package dev.slipway.wire;

import java.util.List;

/// What a source is called, and which of its blobs the server still lacks.
///
/// @param missing the SHA-256 digests to put
public record SourceAnswer(String sourceId, List<String> missing) {}
