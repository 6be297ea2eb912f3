package dev.slipway.domain.rule;

import dev.slipway.domain.rule.PathMatcher.Captures;
import java.util.List;
import java.util.Optional;

/// Redirects, taken apart once so that many paths can be looked up. The first that fits counts.
public final class RedirectTable {
  private final List<Row> rows;

  private RedirectTable(List<Row> rows) {
    this.rows = rows;
  }

  public static RedirectTable of(List<Redirect> redirects) {
    return new RedirectTable(
        redirects.stream()
            .map(redirect -> new Row(PathMatcher.of(redirect.source()), redirect))
            .toList());
  }

  private record Row(PathMatcher source, Redirect redirect) {}

  /// A redirect and what stood in for its wildcards.
  public record Found(Redirect redirect, Captures captures) {}

  public Optional<Found> find(VisitedPath path) {
    for (Row row : rows) {
      Optional<Captures> captures = row.source().match(path);
      if (captures.isPresent()) {
        return Optional.of(new Found(row.redirect(), captures.get()));
      }
    }
    return Optional.empty();
  }
}
