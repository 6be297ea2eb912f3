package dev.slipway.engine.admission;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import dev.slipway.domain.source.SourceId;
import java.util.Optional;

/// A wish to make a source live.
///
/// @param source empty for the source that the project took in last
public record Order(
    ProjectId project,
    OrganizationId organization,
    UserId user,
    Environment environment,
    Optional<SourceId> source) {}
