package dev.slipway.detection.node.manager;

import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.Optional;

/// What installs the packages: exactly those of the lockfile where there is one.
final class InstallCommands {
  private InstallCommands() {}

  static Chosen<Optional<Command>> of(PackageManagerKind kind, InstallPlace place) {
    Optional<Lockfile> lockfile =
        place.lockfiles().stream().filter(one -> one.kind() == kind).findFirst();
    String line = lockfile.isPresent() ? frozen(kind) : free(kind);
    String there = place.isAbove() ? "cd %s && %s".formatted(place.up(), line) : line;
    String reason =
        lockfile.map(Lockfile::name).orElse("no lockfile of " + kind.command())
            + (place.isAbove() ? " at the workspace root" : "");
    return Chosen.of(Optional.of(new Command.Shell(there)), reason);
  }

  private static String frozen(PackageManagerKind kind) {
    return switch (kind) {
      case NPM -> "npm ci";
      case PNPM -> "pnpm install --frozen-lockfile --prefer-offline";
      case YARN_CLASSIC -> "yarn install --frozen-lockfile";
      case YARN_BERRY -> "yarn install --immutable";
      case BUN -> "bun install --frozen-lockfile";
    };
  }

  private static String free(PackageManagerKind kind) {
    return switch (kind) {
      case NPM -> "npm install";
      case PNPM -> "pnpm install";
      case YARN_CLASSIC -> "yarn install";
      // With CI=true it is immutable unless told otherwise.
      case YARN_BERRY -> "yarn install --no-immutable";
      case BUN -> "bun install";
    };
  }
}
