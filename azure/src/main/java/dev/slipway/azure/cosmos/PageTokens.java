package dev.slipway.azure.cosmos;

import dev.slipway.azure.call.Action;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.ports.store.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Where pages end.
public final class PageTokens {
  private PageTokens() {}

  /// A page of what was found.
  ///
  /// @param found one more than the limit when there is a following page
  /// @param token names where a page ended
  public static <A, B> Page<B> page(
      List<A> found, int limit, Function<A, String> token, Function<A, B> value) {
    List<A> items = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        items.stream().map(value).toList(),
        found.size() > limit ? Optional.of(token.apply(items.getLast())) : Optional.empty());
  }

  /// The number that a page ended at. Throws `INVALID_REQUEST` for what is none.
  public static long number(Action action, String token) {
    try {
      return Long.parseLong(token);
    } catch (NumberFormatException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              action.tried(),
              "No page ended there",
              "Pass on what the page before answered, or nothing for the first page"),
          e);
    }
  }
}
