package dev.slipway.sources.ignore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourcePath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ignore files by chance: they are read in little time, refused with a problem, or decide, and
/// what is version control stays out whatever they say.
@Timeout(60)
class HostileIgnoreFilesTest {
  private static final int CASES = 4_000;
  private static final List<String> PIECES =
      List.of(
          "*",
          "**",
          "?",
          "[",
          "]",
          "[a-",
          "[!",
          "[[:alpha:]]",
          "[[:nonsense:]]",
          "[z-a]",
          "[]]",
          "!",
          "#",
          "\\",
          "\\\\",
          "\\ ",
          " ",
          "/",
          "//",
          "a",
          "b",
          "é",
          "\0",
          "\r",
          "\t",
          "\ufeff",
          "..",
          ".",
          "../",
          "node_modules",
          ".git",
          "(",
          ")",
          "{a,b}",
          "$",
          "^",
          "+",
          "|",
          "\\Q",
          "🚢",
          "\ud800");
  private static final List<SourcePath> PATHS =
      List.of("a", "a/b", "b/a/b", "é", "x y", "node_modules/a", "a/b/a/b/a/b/a/b/a/b/a/b").stream()
          .map(SourcePath::new)
          .toList();

  @Test
  void whateverIgnoreFilesSayAPathIsInOrOutOrTheFileIsRefused() {
    long seed = Long.getLong("hostile.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      Map<String, byte[]> files = new HashMap<>();
      for (String file : List.of(".gitignore", ".slipwayignore", "a/.gitignore")) {
        if (random.nextBoolean()) {
          files.put(file, content(random));
        }
      }

      decide(files, "-Dhostile.seed=%d, case %d".formatted(seed, i));
    }
  }

  @Test
  void rulesThatAreCostlyToTryCostLittleOrAreRefused() {
    for (String rule :
        List.of(
            "a*a*a*a*a*a*a*a*a*a*b",
            "**/".repeat(200) + "x",
            "*/".repeat(200) + "x",
            "[a-z]".repeat(2_000),
            "?".repeat(10_000),
            "(a+)+$",
            "\\".repeat(9_999),
            "[".repeat(10_000),
            "a".repeat(60_000))) {
      Map<String, byte[]> files =
          Map.of(".gitignore", (rule + "\n").getBytes(StandardCharsets.UTF_8));

      decide(files, rule.substring(0, Math.min(20, rule.length())));
    }
  }

  private static void decide(Map<String, byte[]> files, String which) {
    try {
      IgnoreRules rules = new IgnoreRules(new Files(files));
      for (SourcePath path : PATHS) {
        boolean out = rules.leavesOut(path);
        assertThat(rules.leavesOut(path)).as(which).isEqualTo(out);
      }
      assertThat(rules.leavesOut(".git", true)).as(which).isTrue();
      assertThat(rules.leavesOut(new SourcePath("a/.git/config"))).as(which).isTrue();
    } catch (SlipwayException refused) {
      assertThat(refused.problem().code()).as(which).isEqualTo(ProblemCode.SOURCE_REFUSED);
      assertThat(refused.problem().where()).as(which).isIn(files.keySet());
    } catch (RuntimeException unexpected) {
      throw new AssertionError(which, unexpected);
    }
  }

  private static byte[] content(Random random) {
    StringBuilder text = new StringBuilder();
    for (int line = random.nextInt(6); line >= 0; line--) {
      for (int piece = random.nextInt(8); piece >= 0; piece--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      text.append(random.nextInt(5) == 0 ? "\r\n" : "\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private record Files(Map<String, byte[]> content) implements ProjectFiles {
    @Override
    public boolean has(String path) {
      return content.containsKey(path);
    }

    @Override
    public Optional<InputStream> open(String path) {
      return Optional.ofNullable(content.get(path)).map(ByteArrayInputStream::new);
    }
  }
}
