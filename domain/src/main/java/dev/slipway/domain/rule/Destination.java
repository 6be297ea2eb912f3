package dev.slipway.domain.rule;

import dev.slipway.domain.rule.PathMatcher.Captures;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a redirect leads: a path of the same host, or a URL that the project wrote itself:
/// `/new/*`, `https://docs.example.com/**`.
///
/// In its path each `*` is what the `*` of the same position in the source stood for, and `**` at
/// its end what `**` stood for. Nothing that a visitor sends has a say in the host.
public record Destination(String value) {
  private static final int MAX_LENGTH = 1000;
  private static final String REST = "/**";
  private static final String LOOKS_LIKE = "Write a path such as \"/new\", or a URL with https://";

  private static final Pattern FORM =
      Pattern.compile(
          "(https?://[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?)?"
              + "(/[^?#]*)?(\\?[^#]*)?(#.*)?");
  private static final Pattern OF_A_URL = Pattern.compile("[!-~&&[^\\\\\"<>^`{|}]]+");

  public Destination {
    if (value.length() > MAX_LENGTH) {
      throw RuleProblem.of(
          "It has more than %d characters".formatted(MAX_LENGTH), "Lead to a shorter URL");
    }
    if (!OF_A_URL.matcher(value).matches()) {
      throw RuleProblem.of(
          "It has a character that a URL does not have",
          "Write spaces and letters beyond ASCII with '%', as %20 for a space");
    }
    Matcher parts = FORM.matcher(value);
    boolean local = parts.matches() && parts.group(1) == null;
    if (!parts.matches() || (local && parts.group(2) == null)) {
      throw RuleProblem.of("It is neither a path nor a URL of http or https", LOOKS_LIKE);
    }
    if (local && value.startsWith("//")) {
      throw RuleProblem.of("With two slashes it would name another host", LOOKS_LIKE);
    }
    refuse(parts.group(2) == null ? "" : parts.group(2));
  }

  /// Whether it is a path of the host that was asked.
  boolean isLocal() {
    return value.startsWith("/");
  }

  /// Whether it needs what `**` stands for.
  boolean isOpen() {
    return path().endsWith(REST);
  }

  /// How many `*` it has, besides `**`.
  int stars() {
    int all = (int) path().chars().filter(c -> c == '*').count();
    return isOpen() ? all - 2 : all;
  }

  /// The URL for one request.
  ///
  /// @param query of the request, without `?`; it is kept, behind that of the destination
  public String filled(Captures captures, Optional<String> query) {
    Matcher parts = parts();
    StringBuilder url = new StringBuilder();
    url.append(textOf(parts, 1)).append(filledPath(textOf(parts, 2), captures));
    String own = textOf(parts, 3);
    url.append(own);
    query.ifPresent(asked -> url.append(own.isEmpty() ? '?' : '&').append(asked));
    return url.append(textOf(parts, 4)).toString();
  }

  private static void refuse(String path) {
    String before = path.endsWith(REST) ? path.substring(0, path.length() - 2) : path;
    if (before.contains("**")) {
      throw RuleProblem.of("'**' stands elsewhere than at the end of its path", LOOKS_LIKE);
    }
  }

  private static String filledPath(String path, Captures captures) {
    StringBuilder filled = new StringBuilder();
    int star = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '*') {
        filled.append(c);
      } else if (path.startsWith("**", i)) {
        return filled.append(captures.rest()).toString();
      } else {
        filled.append(captures.stars().get(star));
        star++;
      }
    }
    return filled.toString();
  }

  private String path() {
    return textOf(parts(), 2);
  }

  private Matcher parts() {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw new IllegalStateException("a destination has its form");
    }
    return parts;
  }

  private static String textOf(Matcher parts, int group) {
    String text = parts.group(group);
    return text == null ? "" : text;
  }

  @Override
  public String toString() {
    return value;
  }
}
