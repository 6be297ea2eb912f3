package dev.slipway.ports.artifact;

import dev.slipway.domain.release.Artifact;
import java.time.Instant;

/// An artifact that is kept.
///
/// @param lastUsed when it was last kept, found or asked for, up to an hour early
public record KeptArtifact(Artifact artifact, Instant lastUsed) {}
