package dev.slipway.domain.rule;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// A header field that a project puts into answers: `X-Frame-Options: DENY`.
///
/// @param name not one that says how an answer is carried or what exactly it holds
/// @param value printable ASCII on one line
public record HeaderField(String name, String value) {
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
  private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~\\t]*[!-~])?");

  /// Those of one connection (RFC 9110, 7.6.1), those that frame a message, and those that Slipway
  /// derives from what it sends.
  private static final Set<String> RESERVED =
      Set.of(
          "accept-ranges",
          "connection",
          "content-encoding",
          "content-length",
          "content-range",
          "date",
          "etag",
          "keep-alive",
          "location",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  public HeaderField {
    if (!NAME.matcher(name).matches()) {
      throw RuleProblem.of(
          "It is not the name of a header field",
          "Use letters, digits and '-', at most 100 of them");
    }
    if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
      throw RuleProblem.of(
          "It says how an answer is carried or what it holds, which Slipway decides",
          "Leave it out");
    }
    if (!VALUE.matcher(value).matches()) {
      throw RuleProblem.of(
          "Its value is empty, begins or ends with a space, or has a line break or another"
              + " character that a header field cannot have",
          "Use printable ASCII on one line");
    }
  }

  /// The name in lower case, by which fields are compared.
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }
}
