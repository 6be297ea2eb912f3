package dev.slipway.domain.source;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A relative path inside a source, with `/` between its names: `src/App.tsx`. Never leaves the
/// tree.
public record SourcePath(String value) implements Comparable<SourcePath> {
  /// The longest path in UTF-8 bytes (Linux PATH_MAX is 4,096 and the tree is put below another
  /// folder).
  public static final int MAX_BYTES = 1024;

  /// The longest single name in UTF-8 bytes (NAME_MAX of every common Linux file system).
  public static final int MAX_NAME_BYTES = 255;

  public SourcePath {
    whyRefused(value)
        .ifPresent(why -> {
          throw refused(value, why);
        });
  }

  /// The path, unless it is one that must be refused.
  public static Optional<SourcePath> parse(String value) {
    return whyRefused(value).isPresent() ? Optional.empty() : Optional.of(new SourcePath(value));
  }

  /// The last name: `App.tsx`.
  public String name() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  /// The folder it lies in, without an end slash; empty at the root.
  public String folder() {
    int slash = value.lastIndexOf('/');
    return slash < 0 ? "" : value.substring(0, slash);
  }

  private static Optional<String> whyRefused(String value) {
    if (value.isEmpty()) {
      return Optional.of("it is empty");
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return Optional.of("it is longer than %d bytes".formatted(MAX_BYTES));
    }
    if (value.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '\\')) {
      return Optional.of("it has a backslash or a control character");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      return Optional.of("it is not valid Unicode");
    }
    if (value.matches("[A-Za-z]:.*")) {
      return Optional.of("it begins with a drive letter");
    }
    for (String name : value.split("/", -1)) {
      if (name.isEmpty() || name.equals(".") || name.equals("..")) {
        return Optional.of("it is absolute or has an empty name, '.' or '..' in it");
      }
      if (name.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
        return Optional.of("one of its names is longer than %d bytes".formatted(MAX_NAME_BYTES));
      }
    }
    return Optional.empty();
  }

  private static SlipwayException refused(String value, String why) {
    String shown = value.length() <= 120 ? value : value.substring(0, 120) + "…";
    String printable = shown.replaceAll("\\p{Cntrl}", "?");
    return new SlipwayException(
        Problem.of(
                ProblemCode.SOURCE_REFUSED,
                "Tried to read a path of the source",
                "The path is refused because " + why,
                "Rename the file, or leave it out with .slipwayignore")
            .at(printable));
  }

  @Override
  public int compareTo(SourcePath other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
