package dev.slipway.domain.rule;

import java.util.List;

/// Which paths a rule is about: `/about`, `/blog/*`, `/assets/*.js`, `/docs/**`.
///
/// A path fits segment by segment as it reads once it is decoded, with regard to case and to a
/// slash at its end. A `*` in a segment stands for one or more characters of it. `**` as the last
/// segment stands for all that follows, also for nothing: `/docs/**` fits `/docs`, `/docs/` and
/// what is below. The query is not looked at.
public record PathPattern(String value) {
  private static final int MAX_LENGTH = 500;
  private static final String REST = "/**";

  public PathPattern {
    if (!value.startsWith("/")) {
      throw wrong("It does not begin with '/'");
    }
    if (value.length() > MAX_LENGTH) {
      throw wrong("It has more than %d characters".formatted(MAX_LENGTH));
    }
    if (value.codePoints().anyMatch(PathPattern::isNoPartOfAPath)) {
      throw RuleProblem.of(
          "It has a character that the path of a request does not have once it is decoded",
          "Write the path as it reads, without '?', '#', '%' and '\\'");
    }
    String withoutRest = value.endsWith(REST) ? value.substring(0, value.length() - 3) : value;
    for (String segment : withoutRest.split("/", -1)) {
      refuse(segment);
    }
  }

  /// Whether it ends with `**`.
  public boolean isOpen() {
    return value.endsWith(REST);
  }

  /// How many `*` it has, besides `**`.
  public int stars() {
    int all = (int) value.chars().filter(c -> c == '*').count();
    return isOpen() ? all - 2 : all;
  }

  /// Its segments before `**`, after the first slash.
  List<String> segments() {
    String before = isOpen() ? value.substring(0, value.length() - REST.length()) : value;
    return before.isEmpty() ? List.of() : List.of(before.substring(1).split("/", -1));
  }

  private static boolean isNoPartOfAPath(int character) {
    return Character.isISOControl(character)
        || Character.getType(character) == Character.SURROGATE
        || "?#%\\".indexOf(character) >= 0;
  }

  private static void refuse(String segment) {
    if (segment.equals(".") || segment.equals("..")) {
      throw wrong("No request has a segment '%s' in its path".formatted(segment));
    }
    if (segment.startsWith(":")) {
      throw wrong("Segments have no names");
    }
    if (segment.contains("**")) {
      throw wrong("'**' stands elsewhere than alone at the end");
    }
    if (segment.indexOf('*') != segment.lastIndexOf('*')) {
      throw wrong("A segment has more than one '*'");
    }
  }

  private static RuntimeException wrong(String why) {
    return RuleProblem.of(
        why,
        "Write a path such as \"/about\", with '*' for one segment or a part of it, or \"/**\" at"
            + " its end for all below");
  }

  @Override
  public String toString() {
    return value;
  }
}
