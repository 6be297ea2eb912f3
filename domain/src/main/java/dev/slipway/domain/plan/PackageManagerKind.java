package dev.slipway.domain.plan;

/// The package managers that Slipway runs. Yarn 1 and later yarns are different programs.
public enum PackageManagerKind {
  NPM("npm"),
  PNPM("pnpm"),
  YARN_CLASSIC("yarn"),
  YARN_BERRY("yarn"),
  BUN("bun");

  private final String command;

  PackageManagerKind(String command) {
    this.command = command;
  }

  /// What a person types: `yarn`.
  public String command() {
    return command;
  }
}
