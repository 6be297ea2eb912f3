package dev.slipway.embedded.runtime.site;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What part of a file a request asks for (RFC 9110, 14).
sealed interface ByteRange {
  /// All of it: no range, one that is malformed, or several, which a server may ignore.
  record Whole() implements ByteRange {}

  /// The bytes from `first` to `last`, both there.
  record Part(long first, long last) implements ByteRange {
    long length() {
      return last - first + 1;
    }
  }

  /// A part that the file does not have.
  record Unsatisfiable() implements ByteRange {}

  Pattern SINGLE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /// Reads the `Range` field of a request for a file of that size.
  static ByteRange of(String field, long size) {
    Matcher range = SINGLE.matcher(field.replace(" ", ""));
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new Whole();
    }
    return range.group(1).isEmpty()
        ? suffix(Long.parseLong(range.group(2)), size)
        : from(Long.parseLong(range.group(1)), range.group(2), size);
  }

  private static ByteRange suffix(long length, long size) {
    return length == 0 || size == 0
        ? new Unsatisfiable()
        : new Part(Math.max(0, size - length), size - 1);
  }

  private static ByteRange from(long first, String lastText, long size) {
    long last = lastText.isEmpty() ? Long.MAX_VALUE : Long.parseLong(lastText);
    if (last < first) {
      return new Whole();
    }
    return first >= size ? new Unsatisfiable() : new Part(first, Math.min(last, size - 1));
  }
}
