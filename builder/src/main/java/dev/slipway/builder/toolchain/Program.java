package dev.slipway.builder.toolchain;

import dev.slipway.domain.plan.PackageManagerKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A program that the npm registry offers as a package.
enum Program {
  NODE,
  NPM,
  PNPM,
  YARN,
  BUN;

  /// The name in a toolchain's description: `node`.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Program> byId(String id) {
    return Arrays.stream(values()).filter(program -> program.id().equals(id)).findFirst();
  }

  static Program of(PackageManagerKind kind) {
    return switch (kind) {
      case NPM -> NPM;
      case PNPM -> PNPM;
      case YARN_CLASSIC, YARN_BERRY -> YARN;
      case BUN -> BUN;
    };
  }

  /// The package that holds a major version of the program for a platform. Yarn moved to another
  /// package after its first major, pnpm to native programs with its twelfth.
  String packageName(Platform platform, int major) {
    return switch (this) {
      case NODE -> platform.nodePackage();
      case NPM -> "npm";
      case PNPM -> major >= 12 ? platform.pnpmPackage() : "pnpm";
      case YARN -> major >= 2 ? "@yarnpkg/cli-dist" : "yarn";
      case BUN -> platform.bunPackage();
    };
  }

  /// The commands it provides, each with the candidates for its file inside the package.
  List<ProgramCommand> commands() {
    return switch (this) {
      case NODE -> List.of(ProgramCommand.binary("node", "bin/node"));
      case NPM ->
          List.of(
              ProgramCommand.script("npm", "bin/npm-cli.js"),
              ProgramCommand.script("npx", "bin/npx-cli.js"));
      case PNPM ->
          List.of(
              new ProgramCommand(
                  "pnpm",
                  List.of("bin/pnpm.cjs", "bin/pnpm.mjs", "dist/pnpm.cjs"),
                  List.of("pnpm")));
      case YARN -> List.of(ProgramCommand.script("yarn", "bin/yarn.js"));
      case BUN ->
          List.of(
              ProgramCommand.binary("bun", "bin/bun"), ProgramCommand.binary("bunx", "bin/bun"));
    };
  }
}
