package dev.slipway.embedded.artifact;

import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourcePath;

/// A file of an artifact, as `files.json` lists it.
///
/// @param gzip whether a compressed variant is beside it
record KeptFile(SourcePath path, boolean executable, long size, Digest digest, boolean gzip) {}
