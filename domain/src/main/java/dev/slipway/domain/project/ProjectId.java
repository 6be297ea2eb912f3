package dev.slipway.domain.project;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.Set;
import java.util.regex.Pattern;

/// The name of a project, which is also the first label of its host name: `hello-vite`.
///
/// @param value a lower-case DNS label (RFC 1123) of at most 63 characters that is not [#RESERVED]
public record ProjectId(String value) {
  /// Labels that hosts of the service itself use.
  public static final Set<String> RESERVED =
      Set.of("slipway", "api", "health", "admin", "system", "www", "localhost");

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public ProjectId {
    if (!LABEL.matcher(value).matches() || RESERVED.contains(value)) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_PROJECT_ID,
              "Tried to read a project id",
              "'%s' is not a project id".formatted(shortened(value)),
              "Use 1 to 63 lower-case letters, digits and inner hyphens; these are reserved: "
                  + String.join(", ", RESERVED.stream().sorted().toList())));
    }
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  @Override
  public String toString() {
    return value;
  }
}
