package dev.slipway.domain.access;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import java.util.Optional;

/// A role, and where it holds.
///
/// @param organization the one organization; empty for [Role#PLATFORM], which holds in all, and for
///   nothing else
public record Grant(Role role, Optional<OrganizationId> organization) {
  public Grant {
    if ((role == Role.PLATFORM) != organization.isEmpty()) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read what somebody may do",
              "The role platform holds in all organizations, every other one in exactly one",
              "Name an organization for viewer, deployer and admin, and none for platform"));
    }
  }

  /// Everything, everywhere.
  public static Grant platform() {
    return new Grant(Role.PLATFORM, Optional.empty());
  }

  /// A role in one organization.
  public static Grant in(OrganizationId organization, Role role) {
    return new Grant(role, Optional.of(organization));
  }

  /// Whether it holds for what belongs to that organization.
  public boolean reaches(OrganizationId owner) {
    return organization.map(owner::equals).orElse(true);
  }

  /// Whether whoever has this may hand the other out.
  public boolean covers(Grant other) {
    return role.includes(other.role)
        && (organization.isEmpty() || organization.equals(other.organization));
  }
}
