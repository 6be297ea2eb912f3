package dev.slipway.http.keys;

import dev.slipway.domain.access.AccessKey;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.http.json.Members;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what keys are asked with.
final class KeyRequests {
  private KeyRequests() {}

  /// The role; empty when it was refused.
  static Optional<Role> role(Members body) {
    Optional<String> text = body.text("role");
    if (!body.has("role")) {
      body.refuse("role", "is required");
    }
    Optional<Role> role = text.flatMap(Role::byId);
    if (text.isPresent() && role.isEmpty()) {
      body.refuse("role", "is not viewer, deployer, admin or platform");
    }
    return role;
  }

  static Optional<String> name(Members body) {
    Optional<String> name = body.text("name");
    name.filter(text -> text.isBlank() || text.length() > AccessKey.MAX_NAME || hasControls(text))
        .ifPresent(_ ->
            body.refuse(
                "name",
                "does not have 1 to %d printable characters".formatted(AccessKey.MAX_NAME)));
    return name;
  }

  /// The role where it holds. A key of the platform is for no organization, also when the one who
  /// makes it belongs to one: whether they may is asked next.
  static Grant grant(
      Role role,
      Optional<OrganizationId> organization,
      Optional<Set<Environment>> environments,
      Members body) {
    if (environments.isPresent() && role != Role.DEPLOYER && role != Role.ADMIN) {
      body.refuse("environments", "cannot be used: only deployer and admin are limited to some");
    }
    if (role == Role.PLATFORM) {
      if (body.has("orgId")) {
        body.refuse("orgId", "cannot be used: the role platform holds in all organizations");
      }
      body.check();
      return Grant.platform();
    }
    if (organization.isEmpty()) {
      body.refuse("orgId", "is required");
    }
    body.check();
    return new Grant(role, organization, environments);
  }

  /// The only environments in which the key may change anything; empty for every one.
  static Optional<Set<Environment>> environments(Members body) {
    if (!body.has("environments")) {
      return Optional.empty();
    }
    List<String> names = body.texts("environments", Environment.values().length);
    Set<Environment> environments = EnumSet.noneOf(Environment.class);
    names.forEach(name -> Environment.byId(name).ifPresent(environments::add));
    if (environments.isEmpty() || environments.size() != names.size()) {
      body.refuse("environments", "does not name some of development, staging, production");
    }
    return Optional.of(environments).filter(some -> !some.isEmpty());
  }

  /// How long the old secret is taken beside the new one.
  static Duration grace(Members body) {
    Duration grace =
        body.seconds("graceSeconds", AccessKey.MAX_GRACE.toSeconds()).orElse(Duration.ZERO);
    body.check();
    return grace;
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(Character::isISOControl);
  }
}
