package dev.slipway.ports.usage;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.usage.Usage;

/// What the deployments of a project used.
public record ProjectUsage(ProjectId project, Usage usage) {}
