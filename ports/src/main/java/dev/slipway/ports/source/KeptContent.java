package dev.slipway.ports.source;

import dev.slipway.domain.source.Digest;

/// Content of files that is kept once for all who have it.
public record KeptContent(Digest digest, long bytes) {}
