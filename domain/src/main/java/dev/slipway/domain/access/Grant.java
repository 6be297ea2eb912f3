package dev.slipway.domain.access;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// A role, and where it holds.
///
/// @param organization the one organization; empty for [Role#PLATFORM], which holds in all, and for
///   nothing else
/// @param environments the only ones in which it may change anything, never none; empty for every
///   one, as it is for [Role#PLATFORM] and for [Role#VIEWER], which changes nothing
public record Grant(
    Role role, Optional<OrganizationId> organization, Optional<Set<Environment>> environments) {
  public Grant {
    if ((role == Role.PLATFORM) != organization.isEmpty()) {
      throw refused(
          "The role platform holds in all organizations, every other one in exactly one",
          "Name an organization for viewer, deployer and admin, and none for platform");
    }
    environments = environments.map(Grant::ordered);
    if (environments.isPresent() && (role == Role.PLATFORM || role == Role.VIEWER)) {
      throw refused(
          "Only the roles deployer and admin are limited to environments",
          "Leave the environments out for viewer and platform");
    }
  }

  /// A role in every environment.
  public Grant(Role role, Optional<OrganizationId> organization) {
    this(role, organization, Optional.empty());
  }

  /// Everything, everywhere.
  public static Grant platform() {
    return new Grant(Role.PLATFORM, Optional.empty());
  }

  /// A role in one organization.
  public static Grant in(OrganizationId organization, Role role) {
    return new Grant(role, Optional.of(organization));
  }

  /// The same, to change nothing but what is of these environments.
  public Grant only(Set<Environment> some) {
    return new Grant(role, organization, Optional.of(some));
  }

  /// Whether it holds for what belongs to that organization.
  public boolean reaches(OrganizationId owner) {
    return organization.map(owner::equals).orElse(true);
  }

  /// Whether something may be changed in that environment.
  public boolean reaches(Environment environment) {
    return environments.map(some -> some.contains(environment)).orElse(true);
  }

  /// Whether what concerns all environments may be changed.
  public boolean reachesEveryEnvironment() {
    return environments.map(some -> some.size() == Environment.values().length).orElse(true);
  }

  /// Whether whoever has this may hand the other out.
  public boolean covers(Grant other) {
    return role.includes(other.role)
        && (organization.isEmpty() || organization.equals(other.organization))
        && (other.role == Role.VIEWER
            || environments.map(some -> other.staysWithin(some)).orElse(true));
  }

  private boolean staysWithin(Set<Environment> some) {
    return environments.map(some::containsAll).orElse(false);
  }

  private static Set<Environment> ordered(Set<Environment> environments) {
    if (environments.isEmpty()) {
      throw refused(
          "It holds in no environment at all", "Name an environment, or none for every one");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(environments));
  }

  private static SlipwayException refused(String why, String fix) {
    return new SlipwayException(
        Problem.of(ProblemCode.INVALID_REQUEST, "Tried to read what somebody may do", why, fix));
  }
}
