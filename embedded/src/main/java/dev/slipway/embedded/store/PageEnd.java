package dev.slipway.embedded.store;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;

/// The number that a page ended at.
final class PageEnd {
  private PageEnd() {}

  /// @param tried what is listed: "Tried to list deployments"
  static long number(String token, String tried) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              tried,
              "No page ended there",
              "Pass on what the page before answered, or nothing for the first page"),
          e);
    }
  }
}
