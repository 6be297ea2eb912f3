package dev.slipway.cli.output;

import dev.slipway.domain.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A problem as people read it: what went wrong, what shows it, what to do.
public final class ProblemView {
  private static final String TRIED = "Tried ";

  private final Screen screen;

  public ProblemView(Screen screen) {
    this.screen = screen;
  }

  /// Prints a problem.
  public void print(Problem problem) {
    print(problem, Optional.empty());
  }

  /// Prints a problem of a deployment, and what serves nevertheless.
  ///
  /// @param stillLive the release before and where it is reached
  public void print(Problem problem, Optional<String> stillLive) {
    lines(problem, stillLive).forEach(screen::remark);
  }

  private List<String> lines(Problem problem, Optional<String> stillLive) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  %s  %s"
            .formatted(
                screen.styled(Style.BAD, problem.code().name()), Printable.of(problem.why())));
    problem.evidence().stream()
        .filter(line -> !line.equals(problem.why()))
        .forEach(line -> lines.add("      " + Printable.of(line)));
    labelled(lines, "Where", problem.where());
    labelled(lines, "Tried", withoutTried(problem.tried()));
    labelled(lines, "What to do", problem.fix());
    if (problem.retryable()) {
      labelled(lines, "Retry", "the same again may succeed");
    }
    stillLive.ifPresent(live -> labelled(lines, "Still live", live));
    return lines;
  }

  private void labelled(List<String> lines, String label, String text) {
    if (!text.isEmpty()) {
      String padded = "%-12s".formatted(label);
      lines.add("  %s %s".formatted(screen.styled(Style.BOLD, padded), Printable.of(text)));
    }
  }

  private static String withoutTried(String tried) {
    return tried.startsWith(TRIED)
        ? tried.substring(TRIED.length(), TRIED.length() + 1).toLowerCase(Locale.ROOT)
            + tried.substring(TRIED.length() + 1)
        : tried;
  }
}
