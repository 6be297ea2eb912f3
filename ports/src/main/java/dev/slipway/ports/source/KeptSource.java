package dev.slipway.ports.source;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.SourceId;
import java.time.Instant;

/// A manifest that is kept.
///
/// @param latest whether the project saved it last
/// @param lastUsed when it was last saved or found, up to an hour early
/// @param bytes what the manifest itself takes
public record KeptSource(
    ProjectId project, SourceId id, boolean latest, Instant lastUsed, long bytes) {}
