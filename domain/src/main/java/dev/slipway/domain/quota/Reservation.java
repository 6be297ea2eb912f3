package dev.slipway.domain.quota;

import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.OrganizationId;
import java.time.Instant;

/// A deployment's place in the quotas of its organization.
///
/// @param at when it was asked for, which says the day and the month that count it
public record Reservation(DeploymentId deployment, OrganizationId organization, Instant at) {}
