package dev.slipway.domain.problem;

import java.util.List;

/// A failure as a value, the same in the store, over HTTP, on the terminal and in a dead letter.
///
/// @param code the stable name
/// @param tried what Slipway was doing, as a clause: `Tried to install the dependencies`
/// @param where the place in the user's own terms, such as `package.json: scripts.build`; empty
///   when there is none
/// @param why the cause in one or two sentences
/// @param fix the next action for the reader
/// @param retryable whether doing the same again may succeed without any change
/// @param evidence lines that show it, such as the last output of a failed command; at most
///   [#MAX_EVIDENCE]
public record Problem(
    ProblemCode code,
    String tried,
    String where,
    String why,
    String fix,
    boolean retryable,
    List<String> evidence) {

  /// Evidence longer than this many lines keeps its end.
  public static final int MAX_EVIDENCE = 40;

  public Problem {
    int surplus = Math.max(0, evidence.size() - MAX_EVIDENCE);
    evidence = List.copyOf(evidence.subList(surplus, evidence.size()));
  }

  /// A problem that needs a change before another try helps.
  public static Problem of(ProblemCode code, String tried, String why, String fix) {
    return new Problem(code, tried, "", why, fix, false, List.of());
  }

  /// A problem that the same action may well not meet again.
  public static Problem passing(ProblemCode code, String tried, String why, String fix) {
    return new Problem(code, tried, "", why, fix, true, List.of());
  }

  /// The same problem, named at a place the user knows.
  public Problem at(String place) {
    return new Problem(code, tried, place, why, fix, retryable, evidence);
  }

  /// The same problem with the lines that show it.
  public Problem withEvidence(List<String> lines) {
    return new Problem(code, tried, where, why, fix, retryable, lines);
  }

  /// Whose matter this problem is.
  public ProblemKind kind() {
    return code.kind();
  }

  /// One sentence for logs and short displays.
  public String summary() {
    return where.isEmpty() ? why : where + ": " + why;
  }
}
