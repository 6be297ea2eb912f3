package dev.slipway.domain.rule;

import java.util.Set;

/// Leads visitors of some paths elsewhere.
///
/// @param status 301, 302, 307 or 308
public record Redirect(PathPattern source, Destination destination, int status) {
  /// For good, with the same method.
  public static final int USUAL_STATUS = 308;

  private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

  public Redirect {
    if (!STATUSES.contains(status)) {
      throw RuleProblem.of(
          "%d is no status of a redirect".formatted(status),
          "Use 308 or 301 for good, 307 or 302 for a while");
    }
    if (destination.stars() > source.stars() || (destination.isOpen() && !source.isOpen())) {
      throw RuleProblem.of(
          "The destination has a '*' or '**' that the source does not have",
          "Give the source as many");
    }
  }

  /// The same, told with another status.
  public Redirect withStatus(int other) {
    return new Redirect(source, destination, other);
  }
}
