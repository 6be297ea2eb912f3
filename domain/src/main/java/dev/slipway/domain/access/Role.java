package dev.slipway.domain.access;

import java.util.Locale;
import java.util.Optional;

/// What somebody may do; each role may also do what those before it may.
public enum Role {
  /// Reads what its organization has.
  VIEWER,
  /// Deploys, cancels, retries and rolls back; sends sources, sets variables and webhooks.
  DEPLOYER,
  /// Manages keys, deletes projects and reads the audit log of its organization.
  ADMIN,
  /// Does everything, in all organizations.
  PLATFORM;

  /// The name that travels: `deployer`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of that name.
  public static Optional<Role> byId(String id) {
    for (Role role : values()) {
      if (role.id().equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  /// Whether this role may do what the other one may.
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
