package dev.slipway.domain.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcePathTest {
  private static final List<String> PIECES =
      List.of(
          "..", ".", "/", "//", "\\", "a", "src", "\0", "\n", "\u007f", "C:", "é", "🚢", "\ud800",
          "...", " ", "~", "%2e%2e", "con", ":", "*", "-rf", "\u202e");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index.html",
        "src/App.tsx",
        ".env.example",
        "...",
        "a b/ü/🚢.txt",
        "%2e%2e/x",
        "app/[id]/page.tsx",
        "..hidden/x..",
        "ab:c"
      })
  void ordinaryPathsAreTaken(String path) {
    assertThat(SourcePath.parse(path)).contains(new SourcePath(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "..",
        "../x",
        "a/../b",
        "a/..",
        ".",
        "./a",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "..\\x",
        "C:/x",
        "c:x",
        "a\0b",
        "a\nb",
        "a\u007f",
        "\ud800",
        "a/\udc00x"
      })
  void pathsThatCouldLeadElsewhereAreRefused(String path) {
    assertThat(SourcePath.parse(path)).isEmpty();
  }

  @Test
  void lengthsAreCountedInBytes() {
    assertThat(SourcePath.parse("é".repeat(127))).isPresent();
    assertThat(SourcePath.parse("é".repeat(128))).isEmpty();
    assertThat(SourcePath.parse("abc/".repeat(255) + "abcd")).isPresent();
    assertThat(SourcePath.parse("abc/".repeat(255) + "abcde")).isEmpty();
  }

  @Test
  void aPathKnowsItsNameAndItsFolder() {
    SourcePath path = new SourcePath("src/pages/index.tsx");

    assertThat(path.name()).isEqualTo("index.tsx");
    assertThat(path.folder()).isEqualTo("src/pages");
    assertThat(new SourcePath("index.html").folder()).isEmpty();
  }

  @Test
  void theRefusalShowsThePathWithoutItsControlCharacters() {
    Problem problem =
        catchThrowableOfType(SlipwayException.class, () -> new SourcePath("a\u001b[31m/../b"))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.SOURCE_REFUSED);
    assertThat(problem.where()).isEqualTo("a?[31m/../b");
  }

  @RepeatedTest(20)
  void noAcceptedPathLeavesTheTreeOrHidesWhatItIs() {
    long seed = Long.getLong("hostile.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String text = hostile(random);
      SourcePath.parse(text)
          .ifPresent(path -> {
            assertThat(path.value().split("/", -1))
                .as("-Dhostile.seed=%d", seed)
                .doesNotContain("", ".", "..");
            assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("-Dhostile.seed=%d", seed)
                .isEqualTo(text);
            assertThat(text.chars().noneMatch(c -> c < ' ' || c == '\\'))
                .as("-Dhostile.seed=%d", seed)
                .isTrue();
          });
    }
  }

  private static String hostile(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(1, 8); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextBoolean()) {
        text.append('/');
      }
    }
    return text.toString();
  }
}
