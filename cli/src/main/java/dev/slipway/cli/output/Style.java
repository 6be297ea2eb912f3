package dev.slipway.cli.output;

import java.util.regex.Pattern;

/// How a word stands out on a terminal.
public enum Style {
  GOOD("32"),
  BAD("31"),
  WARNING("33"),
  BOLD("1"),
  FAINT("2");

  private static final Pattern ANY = Pattern.compile("\u001b\\[[0-9]+m");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /// The text without any style.
  static String removedFrom(String text) {
    return ANY.matcher(text).replaceAll("");
  }

  String around(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
