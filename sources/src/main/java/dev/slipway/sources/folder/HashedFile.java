package dev.slipway.sources.folder;

import dev.slipway.domain.source.Digest;

/// What was read of a file.
///
/// @param size how many bytes the digest covers
/// @param remembered whether an earlier scan read it
record HashedFile(Digest digest, long size, boolean remembered) {}
