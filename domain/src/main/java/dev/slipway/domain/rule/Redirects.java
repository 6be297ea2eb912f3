package dev.slipway.domain.rule;

import dev.slipway.domain.rule.PathMatcher.Captures;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The redirects of a project. The first whose source fits counts. None leads in a circle.
public record Redirects(List<Redirect> all) {
  public static final Redirects NONE = new Redirects(List.of());

  private static final int MOST = 500;

  /// Browsers give up after twenty.
  private static final int MOST_IN_A_ROW = 20;

  /// What is put for a wildcard to see where a redirect leads: no pattern names it.
  private static final String ANYTHING = "\u0001";

  public Redirects {
    all = List.copyOf(all);
    if (all.size() > MOST) {
      throw RuleProblem.of(
          "There are more than %d redirects".formatted(MOST),
          "Bring some together with '*' or '**'");
    }
    RedirectTable table = RedirectTable.of(all);
    for (Redirect redirect : all) {
      if (isEndless(redirect, table)) {
        throw RuleProblem.of(
            "From '%s' it leads in a circle".formatted(redirect.source()),
            "Choose a destination that no redirect leads away from");
      }
    }
  }

  private static boolean isEndless(Redirect redirect, RedirectTable table) {
    Captures anything =
        new Captures(Collections.nCopies(redirect.source().stars(), ANYTHING), ANYTHING);
    Optional<String> at = local(redirect, anything);
    for (int i = 0; i < MOST_IN_A_ROW && at.isPresent(); i++) {
      at =
          at.flatMap(VisitedPath::of)
              .flatMap(table::find)
              .flatMap(found -> local(found.redirect(), found.captures()));
    }
    return at.isPresent();
  }

  private static Optional<String> local(Redirect redirect, Captures captures) {
    return redirect.destination().isLocal()
        ? Optional.of(redirect.destination().filled(captures, Optional.empty()))
        : Optional.empty();
  }
}
