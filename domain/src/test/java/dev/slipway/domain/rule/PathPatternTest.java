package dev.slipway.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "/about, /about",
    "/about, /about?x=/other",
    "/a b, /a%20b",
    "/über, /%C3%BCber",
    "/a+b, /a+b",
    "/blog/*, /blog/one",
    "/*/x, /a/x",
    "/assets/*.js, /assets/app.min.js",
    "/app-*.js, /app-1.js",
    "/docs/**, /docs",
    "/docs/**, /docs/",
    "/docs/**, /docs/a/b/c",
    "/*/edit/**, /a/edit/b",
    "/**, /",
    "/**, //a//b",
    "/**, /%zz"
  })
  void aPathFits(String pattern, String target) {
    assertThat(fits(pattern, target)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/, /a",
    "/about, /about/",
    "/about, /About",
    "/about, /about/us",
    "/blog/*, /blog",
    "/blog/*, /blog/",
    "/blog/*, /blog/a/b",
    "/blog/*, /blog/..",
    "/blog/*, /blog/%2e%2e",
    "/assets/*.js, /assets/.js",
    "/assets/*.js, /assets/app.css",
    "/ab*ba, /aba",
    "/docs/**, /docs2",
    "/a/b, /a%2Fb"
  })
  void aPathDoesNotFit(String pattern, String target) {
    assertThat(fits(pattern, target)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "about",
        "*",
        "**",
        "https://example.com/",
        "/a?b",
        "/a#b",
        "/a%20b",
        "/a\\b",
        "/a\nb",
        "/a\u0000b",
        "/\ud800",
        "/**/a",
        "/a**",
        "/***",
        "/a*b*c",
        "/:name",
        "/a/../b",
        "/./a"
      })
  void whatCouldBeReadInTwoWaysIsRefused(String pattern) {
    assertThatThrownBy(() -> new PathPattern(pattern)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void aPatternIsBounded() {
    assertThatThrownBy(() -> new PathPattern("/" + "a".repeat(500)))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("500");
  }

  private static boolean fits(String pattern, String target) {
    return PathMatcher.of(new PathPattern(pattern)).fits(VisitedPath.of(target).orElseThrow());
  }
}
