package dev.slipway.domain.project;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of an environment variable in the portable form of POSIX (Base Definitions, 8.1).
public record VariableName(String value) implements Comparable<VariableName> {
  /// Names that Slipway sets itself and a project cannot.
  public static final Set<String> OWNED = Set.of("PORT", "HOST", "HOSTNAME", "PATH", "HOME");

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  public VariableName {
    if (!ALLOWED.matcher(value).matches()
        || OWNED.contains(value)
        || value.startsWith("SLIPWAY_")) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Tried to read the name of an environment variable",
              "'%s' cannot be set"
                  .formatted(value.length() <= 80 ? value : value.substring(0, 80) + "…"),
              "Use letters, digits and '_' (not first a digit, at most 128); PORT, HOST, HOSTNAME, PATH, HOME and SLIPWAY_* are set by Slipway"));
    }
  }

  @Override
  public int compareTo(VariableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
