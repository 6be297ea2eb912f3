package dev.slipway.domain.deployment;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.ReleaseId;
import java.time.Instant;

/// One time that a release became the current one of a project's environment.
///
/// @param number counts from 1 in each environment of a project
public record Activation(
    ProjectId project,
    Environment environment,
    long number,
    ReleaseId release,
    DeploymentId deployment,
    Instant at) {}
