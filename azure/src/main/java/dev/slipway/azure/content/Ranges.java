package dev.slipway.azure.content;

import java.util.List;
import java.util.function.IntConsumer;

/// Numbers as text, short where many follow one another: `0-1999,2004`.
final class Ranges {
  private Ranges() {}

  /// @param numbers in ascending order
  static String text(List<Integer> numbers) {
    StringBuilder text = new StringBuilder();
    int begin = 0;
    while (begin < numbers.size()) {
      int end = begin;
      while (end + 1 < numbers.size() && numbers.get(end + 1) == numbers.get(end) + 1) {
        end++;
      }
      text.append(begin == 0 ? "" : ",").append(numbers.get(begin));
      if (end > begin) {
        text.append('-').append(numbers.get(end));
      }
      begin = end + 1;
    }
    return text.toString();
  }

  /// Throws `NumberFormatException` when it is no such text.
  static void forEach(String text, IntConsumer each) {
    for (String range : text.split(",", -1)) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      for (int number = first; number <= last; number++) {
        each.accept(number);
      }
    }
  }
}
