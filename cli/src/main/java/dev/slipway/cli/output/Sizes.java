package dev.slipway.cli.output;

import java.util.Locale;

/// Amounts of data as people read them: `31 kB`, `4.2 MB`, `1.30 GB`.
public final class Sizes {
  private Sizes() {}

  /// An amount in words.
  public static String text(long bytes) {
    if (bytes < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f kB", Math.ceil(bytes / 1e3));
    }
    return bytes < 1_000_000_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
  }

  /// Both in the unit of the whole: `14 of 60 MB`.
  public static String text(long part, long whole) {
    if (whole < 1_000_000) {
      return String.format(Locale.ROOT, "%.0f of %.0f kB", part / 1e3, Math.ceil(whole / 1e3));
    }
    return whole < 1_000_000_000
        ? String.format(Locale.ROOT, "%.0f of %.0f MB", Math.floor(part / 1e6), whole / 1e6)
        : String.format(Locale.ROOT, "%.2f of %.2f GB", part / 1e9, whole / 1e9);
  }
}
