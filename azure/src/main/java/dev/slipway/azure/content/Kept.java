package dev.slipway.azure.content;

import dev.slipway.domain.source.Digest;

/// Content that lies at a place, and is not known to others yet.
record Kept(Digest digest, long offset, long length) {}
