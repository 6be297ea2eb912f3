package dev.slipway.cli.output;

import java.util.regex.Pattern;

/// Text from elsewhere, made harmless for a terminal.
public final class Printable {
  private static final Pattern TERMINAL_SEQUENCE =
      Pattern.compile(
          "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)?|.)?");

  /// Control characters but tab, and the marks that turn the direction of text around.
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}&&[^\t]]|[\u202a-\u202e\u2066-\u2069\u200e\u200f]");

  private Printable() {}

  /// The text without anything that steers a terminal.
  public static String of(String text) {
    return UNSEEN.matcher(TERMINAL_SEQUENCE.matcher(text).replaceAll("")).replaceAll("");
  }

  /// The same, cut to so many characters.
  public static String of(String text, int width) {
    String clean = of(text).replace('\t', ' ');
    return clean.length() <= width ? clean : clean.substring(0, Math.max(0, width - 1)) + "…";
  }
}
