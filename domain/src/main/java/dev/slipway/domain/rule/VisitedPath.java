package dev.slipway.domain.rule;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The path of a request, cut at its slashes: `/a%20b/` is `a b` and an empty segment.
///
/// @param segments as they read once decoded; as they came where they cannot be decoded
public record VisitedPath(List<String> segments) {
  private static final Pattern PATH_END = Pattern.compile("[?#]");
  private static final String UNENCODED = "-._~!$&'()*+,;=:@";

  public VisitedPath {
    segments = List.copyOf(segments);
  }

  /// The path of a request target such as `/a%20b?x=1`; empty when the target has none.
  public static Optional<VisitedPath> of(String target) {
    if (!target.startsWith("/")) {
      return Optional.empty();
    }
    String path = PATH_END.split(target.substring(1), -1)[0];
    return Optional.of(
        new VisitedPath(Stream.of(path.split("/", -1)).map(VisitedPath::decoded).toList()));
  }

  /// The segments from one on, encoded. Those that lead nowhere, as the empty ones in `//` do and
  /// dots, are left out: what is built of it must not lead to another host.
  String from(int first) {
    String named =
        segments.stream()
            .skip(first)
            .filter(segment -> !segment.isEmpty() && !isDots(segment))
            .map(VisitedPath::encoded)
            .collect(Collectors.joining("/"));
    return named.isEmpty() || !segments.getLast().isEmpty() ? named : named + "/";
  }

  /// Whether a segment means a folder above or the same one.
  static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  /// Part of a segment as it stands in a URL, without a slash or anything else that has a meaning.
  static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || UNENCODED.indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static String decoded(String segment) {
    if (segment.indexOf('%') < 0) {
      return segment;
    }
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return segment;
    }
  }
}
