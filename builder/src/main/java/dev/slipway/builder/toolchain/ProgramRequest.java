package dev.slipway.builder.toolchain;

import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.ProblemCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/// A program and the versions of it that will do.
///
/// @param range an npm version range or a single version
/// @param major which major version to look for where the range leaves it open
/// @param integrity the hash that the project asks for: `sha512.9f3c…`
record ProgramRequest(Program program, String range, int major, Optional<String> integrity) {
  private static final Pattern FIRST_NUMBER = Pattern.compile("[0-9]{1,6}");

  static ProgramRequest node(NodeVersion node) {
    return new ProgramRequest(Program.NODE, node.range(), node.major(), Optional.empty());
  }

  static ProgramRequest manager(PackageManager manager) {
    Matcher number = FIRST_NUMBER.matcher(manager.range());
    int major = number.find() ? Integer.parseInt(number.group()) : usualMajor(manager.kind());
    return new ProgramRequest(
        Program.of(manager.kind()), manager.range(), major, manager.integrity());
  }

  static ProgramRequest exactly(Program program, String version) {
    return new ProgramRequest(program, version, new Semver(version).getMajor(), Optional.empty());
  }

  private static int usualMajor(PackageManagerKind kind) {
    return switch (kind) {
      case NPM -> 11;
      case PNPM -> 10;
      case YARN_CLASSIC, BUN -> 1;
      case YARN_BERRY -> 4;
    };
  }

  /// The version itself, when the request leaves no choice.
  Optional<String> exactVersion() {
    return Semver.isValid(range) ? Optional.of(new Semver(range).getVersion()) : Optional.empty();
  }

  boolean accepts(String version) {
    if (exactVersion().isPresent()) {
      return exactVersion().get().equals(version);
    }
    return Semver.isValid(version)
        && new Semver(version).getPreRelease().isEmpty()
        && (leavesMajorOpen() || new Semver(version).satisfies(range))
        && (!leavesMajorOpen() || new Semver(version).getMajor() == major);
  }

  private boolean leavesMajorOpen() {
    return !FIRST_NUMBER.matcher(range).find();
  }

  ProblemCode unavailable() {
    return program == Program.NODE
        ? ProblemCode.NODE_VERSION_UNAVAILABLE
        : ProblemCode.PACKAGE_MANAGER_UNAVAILABLE;
  }

  @Override
  public String toString() {
    return program.id() + "@" + range;
  }
}
