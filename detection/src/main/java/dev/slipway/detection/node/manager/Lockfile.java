package dev.slipway.detection.node.manager;

import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A lockfile that is there and not empty.
///
/// @param name `pnpm-lock.yaml`
/// @param range the versions of the package manager that write its format
record Lockfile(String name, PackageManagerKind kind, String range) {
  /// When there are several, the rarer manager was added on purpose, npm's is the one left behind.
  private static final List<String> NAMES =
      List.of(
          "bun.lock",
          "bun.lockb",
          "pnpm-lock.yaml",
          "yarn.lock",
          "npm-shrinkwrap.json",
          "package-lock.json");

  private static final Pattern PNPM_FORMAT =
      Pattern.compile("(?m)^lockfileVersion:\\s{0,9}['\"]?(\\d{1,3})");

  /// Those of a folder, what counts first.
  static List<Lockfile> in(SourceTree tree) {
    return NAMES.stream().flatMap(name -> at(tree, name).stream()).toList();
  }

  /// Names of lockfiles that are there but hold nothing.
  static List<String> emptyOnes(SourceTree tree) {
    return NAMES.stream()
        .filter(name -> tree.beginning(name).filter(String::isBlank).isPresent())
        .toList();
  }

  private static Optional<Lockfile> at(SourceTree tree, String name) {
    return tree.beginning(name)
        .filter(text -> !text.isBlank())
        .map(text -> {
          PackageManagerKind kind = kindOf(tree, name, text);
          String range =
              kind == PackageManagerKind.PNPM ? pnpmMajor(text) : ManagerVersions.usual(kind);
          return new Lockfile(name, kind, range);
        });
  }

  private static PackageManagerKind kindOf(SourceTree tree, String name, String text) {
    return switch (name) {
      case "bun.lock", "bun.lockb" -> PackageManagerKind.BUN;
      case "pnpm-lock.yaml" -> PackageManagerKind.PNPM;
      case "yarn.lock" ->
          text.contains("__metadata:") || tree.has(".yarnrc.yml")
              ? PackageManagerKind.YARN_BERRY
              : PackageManagerKind.YARN_CLASSIC;
      default -> PackageManagerKind.NPM;
    };
  }

  /// The [format](https://github.com/pnpm/spec/tree/master/lockfile) has its own numbers.
  private static String pnpmMajor(String text) {
    Matcher matcher = PNPM_FORMAT.matcher(text);
    int format = matcher.find() ? Integer.parseInt(matcher.group(1)) : 9;
    return switch (format) {
      case 5 -> "7";
      case 6 -> "8";
      default -> ManagerVersions.usual(PackageManagerKind.PNPM);
    };
  }
}
