package dev.slipway.embedded.runtime.rule;

import java.util.Set;

/// Which answers a header field is put into.
enum Reach {
  /// Those that succeed: it describes what was asked for, and an error is something else.
  SUCCESS,
  /// Those that succeed or say that nothing changed (RFC 9110, 15.4.5): an error must not be kept
  /// for as long as what was asked for.
  FRESHNESS,
  /// All.
  EVERY;

  private static final Set<String> DESCRIBING =
      Set.of("content-type", "content-language", "content-disposition", "content-location");
  private static final Set<String> KEEPING =
      Set.of("age", "cache-control", "cdn-cache-control", "expires", "last-modified", "pragma");

  /// @param name in lower case
  static Reach of(String name) {
    if (DESCRIBING.contains(name)) {
      return SUCCESS;
    }
    return KEEPING.contains(name) ? FRESHNESS : EVERY;
  }

  boolean covers(int status) {
    boolean success = status >= 200 && status < 300;
    return switch (this) {
      case SUCCESS -> success;
      case FRESHNESS -> success || status == 304;
      case EVERY -> true;
    };
  }
}
