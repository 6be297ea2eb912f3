package dev.slipway.sources.ignore;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.eclipse.jgit.ignore.IgnoreNode;

/// The rules of one ignore file.
record IgnoreFile(IgnoreNode rules) {
  enum Kind {
    SLIPWAY(".slipwayignore"),
    GIT(".gitignore");

    private final String fileName;

    Kind(String fileName) {
      this.fileName = fileName;
    }

    String fileName() {
      return fileName;
    }
  }

  private static final int MAX_BYTES = 64 * 1024;
  private static final int MAX_RULES = 1_000;

  /// Each wildcard of a name multiplies the ways in which the name can be tried.
  private static final int MAX_WILDCARDS_IN_NAME = 4;

  static IgnoreFile read(ProjectFiles files, String path) {
    return new IgnoreFile(
        new IgnoreNode(files.open(path).map(content -> parse(path, content)).orElse(List.of())));
  }

  /// Whether the last rule that fits leaves the path out; empty when none fits.
  Optional<Boolean> decision(String pathInFolder, boolean isFolder) {
    return Optional.ofNullable(rules.checkIgnored(pathInFolder, isFolder));
  }

  private static List<FastIgnoreRule> parse(String path, InputStream content) {
    List<FastIgnoreRule> rules = new ArrayList<>();
    for (String line : text(path, content).lines().toList()) {
      requireCheap(path, line);
      FastIgnoreRule rule = rule(path, line);
      if (!line.isBlank() && !line.startsWith("#") && !rule.isEmpty()) {
        rules.add(rule);
      }
    }
    if (rules.size() > MAX_RULES) {
      throw refused(path, "it has more than %,d rules".formatted(MAX_RULES));
    }
    return rules;
  }

  /// JGit gives some patterns that are none, such as a range that is never closed, an index that
  /// does not exist.
  private static FastIgnoreRule rule(String path, String line) {
    try {
      return new FastIgnoreRule(line);
    } catch (IndexOutOfBoundsException e) {
      throw refused(path, "one of its rules is no pattern", e);
    }
  }

  private static String text(String path, InputStream content) {
    try (content) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw refused(path, "it has more than %,d bytes".formatted(MAX_BYTES));
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireCheap(String path, String line) {
    for (String name : line.split("/", -1)) {
      boolean onlyStars = name.chars().allMatch(c -> c == '*');
      if (!onlyStars && name.chars().filter(c -> c == '*').count() > MAX_WILDCARDS_IN_NAME) {
        throw refused(
            path,
            "one of its rules has more than %d '*' in a name".formatted(MAX_WILDCARDS_IN_NAME));
      }
    }
  }

  private static SlipwayException refused(String path, String why) {
    return new SlipwayException(problem(path, why));
  }

  private static SlipwayException refused(String path, String why, RuntimeException cause) {
    return new SlipwayException(problem(path, why), cause);
  }

  private static Problem problem(String path, String why) {
    return Problem.of(
            ProblemCode.SOURCE_REFUSED,
            "Tried to read the ignore rules",
            "The file is refused because " + why,
            "Write the rules with fewer lines or simpler patterns")
        .at(path);
  }
}
