package dev.slipway.cli.deploy;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;

/// What is to be deployed where, and for whom.
public record DeployOrder(
    ProjectId project, OrganizationId organization, UserId user, Environment environment) {}
