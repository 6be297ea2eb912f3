package dev.slipway.detection.text;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds what somebody probably meant to write.
public final class Nearest {
  private static final int MAX_CHANGES = 3;
  private static final int MAX_LENGTH = 40;

  private Nearest() {}

  /// The known word that differs from the written one by the fewest changes; empty when all differ
  /// by more than three or by half their length. A word that the written one begins with is
  /// nearest.
  public static Optional<String> to(String written, List<String> known) {
    if (written.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String lower = written.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(word -> word.length() > 2 && lower.startsWith(word.toLowerCase(Locale.ROOT)))
        .findFirst()
        .or(() -> byChanges(lower, known));
  }

  private static Optional<String> byChanges(String lower, List<String> known) {
    return known.stream()
        .filter(word -> changes(lower, word) <= Math.min(MAX_CHANGES, word.length() / 2))
        .min(Comparator.comparingInt(word -> changes(lower, word)));
  }

  /// The Levenshtein distance, without regard to case.
  private static int changes(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        boolean same = one.charAt(i - 1) == Character.toLowerCase(other.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
