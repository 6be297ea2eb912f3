package dev.slipway.domain.usage;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import java.time.Instant;

/// Since when a project has a current release in an environment. Which release it is does not
/// matter: one follows the other without a gap.
public record RunningSince(
    OrganizationId organization, ProjectId project, Environment environment, Instant since) {}
