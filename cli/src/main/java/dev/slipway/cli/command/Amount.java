package dev.slipway.cli.command;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads how much of something a person wrote.
final class Amount {
  private static final Pattern SIZED = Pattern.compile("([0-9]{1,15}) ?(|KiB|MiB|GiB|TiB)");
  private static final long MEBIBYTE = 1024 * 1024;

  private Amount() {}

  /// Throws an [IllegalArgumentException] for a text that says no amount.
  @FunctionalInterface
  interface Reading {
    long of(String text);
  }

  static long number(String text) {
    if (!text.matches("[0-9]{1,15}")) {
      throw new IllegalArgumentException("write a whole number");
    }
    return Long.parseLong(text);
  }

  /// `1500`, `20MiB`, `2GiB`.
  static long bytes(String text) {
    Matcher sized = SIZED.matcher(text);
    if (!sized.matches()) {
      throw new IllegalArgumentException("write a whole number and KiB, MiB, GiB or TiB");
    }
    long unit =
        switch (sized.group(2)) {
          case "KiB" -> MEBIBYTE / 1024;
          case "MiB" -> MEBIBYTE;
          case "GiB" -> MEBIBYTE * 1024;
          case "TiB" -> MEBIBYTE * 1024 * 1024;
          default -> 1;
        };
    return Math.multiplyExact(Long.parseLong(sized.group(1)), unit);
  }

  /// `512MiB`, `16GiB`, in MiB.
  static long mebibytes(String text) {
    long bytes = bytes(text);
    if (bytes % MEBIBYTE != 0) {
      throw new IllegalArgumentException("write a whole number and MiB or GiB");
    }
    return bytes / MEBIBYTE;
  }

  /// `8`, `0.5`, in thousandths.
  static long milliCpu(String text) {
    try {
      return new BigDecimal(text).movePointRight(3).longValueExact();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("write a number of processors such as 0.5", e);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a processor has thousandths at most", e);
    }
  }
}
