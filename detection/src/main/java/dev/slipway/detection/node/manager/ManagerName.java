package dev.slipway.detection.node.manager;

import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A package manager as projects name it: `pnpm`, `pnpm@10.4.1`, `yarn@4.9.2+sha512.1f0c…`.
final class ManagerName {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(npm|pnpm|yarn|bun)(?:@([^+\\s@]{1,100})(?:\\+(sha\\d{1,3}\\.[0-9a-fA-F]{1,200}))?)?");

  private ManagerName() {}

  /// Reads it.
  ///
  /// @param berry whether a yarn without a version is a yarn of version 2 or later
  /// @throws SlipwayException when it names no package manager that Slipway runs
  static Named parse(String text, String place, boolean berry) {
    Matcher matcher = WRITTEN.matcher(text.strip());
    if (!matcher.matches()) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.PROJECT_FILE_INVALID,
                  "Tried to find out the package manager",
                  "It does not name npm, pnpm, yarn or bun, with a version after '@'",
                  "Write it like \"pnpm@10.4.1\"")
              .at(place));
    }
    Optional<String> range = Optional.ofNullable(matcher.group(2));
    return new Named(
        kindOf(matcher.group(1), range, berry), range, Optional.ofNullable(matcher.group(3)));
  }

  static PackageManagerKind kindOf(String name, Optional<String> range, boolean berry) {
    return switch (name) {
      case "pnpm" -> PackageManagerKind.PNPM;
      case "bun" -> PackageManagerKind.BUN;
      case "yarn" ->
          range.map(ManagerName::isBerry).orElse(berry)
              ? PackageManagerKind.YARN_BERRY
              : PackageManagerKind.YARN_CLASSIC;
      default -> PackageManagerKind.NPM;
    };
  }

  private static boolean isBerry(String range) {
    return !range.matches("[\\^~>=v]{0,4}1(\\..*)?");
  }

  /// What was named; a version only if one was.
  record Named(PackageManagerKind kind, Optional<String> range, Optional<String> integrity) {
    PackageManager orUsual(String usual) {
      return new PackageManager(kind, range.orElse(usual), integrity);
    }
  }
}
