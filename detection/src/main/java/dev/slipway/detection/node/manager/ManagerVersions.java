package dev.slipway.detection.node.manager;

import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManagerKind;

/// The versions of package managers that are used when a project names none.
final class ManagerVersions {
  private ManagerVersions() {}

  /// A range that suits every supported Node.js but, for npm, the oldest.
  static String usual(PackageManagerKind kind) {
    return switch (kind) {
      case NPM -> "11";
      case PNPM -> "10";
      case YARN_CLASSIC -> "1.22.22";
      case YARN_BERRY -> "4";
      case BUN -> "1";
    };
  }

  /// npm 11 needs Node 20 or newer.
  static String usual(PackageManagerKind kind, NodeVersion node) {
    return kind == PackageManagerKind.NPM && node.major() < 20 ? "10" : usual(kind);
  }
}
