package dev.slipway.cli.deploy;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.UserId;
import java.util.Optional;

/// What is to be deployed where, and for whom.
///
/// @param organization empty for that of the access key
/// @param onConflict what becomes of it while another deployment is under way: `reject`, `queue` or
///   `supersede`; empty for what the server does by itself
public record DeployOrder(
    ProjectId project,
    Optional<OrganizationId> organization,
    UserId user,
    Environment environment,
    Optional<String> onConflict) {}
