package dev.slipway.cli.output;

/// How a word stands out on a terminal.
public enum Style {
  GOOD("32"),
  BAD("31"),
  WARNING("33"),
  BOLD("1"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  String around(String text) {
    return "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
