package dev.slipway.domain.log;

import java.util.Comparator;

/// Where a line stands: the attempt that wrote it and its number there, both from 1. A later
/// attempt comes after all lines of an earlier one, so what was read keeps its place when another
/// worker takes over.
public record LogPosition(int attempt, long number) implements Comparable<LogPosition> {
  /// Before the first line.
  public static final LogPosition START = new LogPosition(0, 0);

  private static final Comparator<LogPosition> ORDER =
      Comparator.comparingInt(LogPosition::attempt).thenComparingLong(LogPosition::number);

  public LogPosition {
    if (attempt < 0 || number < 0) {
      throw new IllegalArgumentException(
          "a position is not negative: %d, %d".formatted(attempt, number));
    }
  }

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }
}
