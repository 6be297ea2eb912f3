package dev.slipway.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.domain.problem.SlipwayException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest {
  @ParameterizedTest
  @CsvSource({
    "/old, /new, /old, /new",
    "/old, https://example.com:8443, /old, https://example.com:8443",
    "/blog/*, /posts/*, /blog/a%20b, /posts/a%20b",
    "/*/of/*, /x/*-*.html, /a/of/b, /x/a-b.html",
    "/docs/**, https://docs.example.com/v2/**, /docs/a/b/, https://docs.example.com/v2/a/b/",
    "/docs/**, /manual/**, /docs, /manual/",
    "/img/*.png, /img/*.webp, /img/cat.png, /img/cat.webp",
    "/a/*, /b/*, /a/%C3%BC, /b/%C3%BC"
  })
  void aVisitorIsLedToTheDestination(String source, String destination, String asked, String url) {
    assertThat(led(source, destination, asked)).contains(url);
  }

  @ParameterizedTest
  @CsvSource({
    "/new, a=1, /new?a=1",
    "/new?b=2, a=1, /new?b=2&a=1",
    "/new#end, a=1, /new?a=1#end",
    "/new?b=2#end, a=1, /new?b=2&a=1#end"
  })
  void theQueryIsKept(String destination, String query, String url) {
    Redirect redirect = redirect("/old", destination);

    assertThat(
            redirect
                .destination()
                .filled(new PathMatcher.Captures(List.of(), ""), Optional.of(query)))
        .isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "/old//evil.example, /evil.example",
    "/old///evil.example/, /evil.example/",
    "/old/\\evil.example, /%5Cevil.example",
    "/old/%2Fevil.example, /%2Fevil.example",
    "/old/%5Cevil.example, /%5Cevil.example",
    "/old/../../x, /x",
    "/old/%2e%2e/x, /x",
    "/old/%0d%0aSet-Cookie:x, /%0D%0ASet-Cookie:x",
    "/old/<script>, /%3Cscript%3E",
    "/old/a@b, /a@b"
  })
  void aVisitorDoesNotChooseAnotherHost(String asked, String url) {
    assertThat(led("/old/**", "/**", asked)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "new",
        "//evil.example/x",
        "/\\evil.example",
        "javascript:alert(1)",
        "ftp://example.com",
        "https://",
        "https://user@example.com/",
        "https://*.example.com/",
        "https://example.com*/",
        "/a b",
        "/ü",
        "/a\r\nSet-Cookie: x",
        "?x=1",
        "/**/a",
        "/a**"
      })
  void aDestinationIsAPathOrAUrlOfTheProjectsOwn(String destination) {
    assertThatThrownBy(() -> new Destination(destination)).isInstanceOf(SlipwayException.class);
  }

  @ParameterizedTest
  @CsvSource({"/a, /*", "/a, /**", "/*, /**", "/*, /*/*", "/**, /*"})
  void aDestinationHasNoMoreWildcardsThanTheSource(String source, String destination) {
    assertThatThrownBy(() -> redirect(source, destination)).isInstanceOf(SlipwayException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 200, 300, 303, 304, 305, 399})
  void onlyAStatusThatLeadsElsewhereIsTaken(int status) {
    assertThatThrownBy(() -> new Redirect(new PathPattern("/a"), new Destination("/b"), status))
        .isInstanceOf(SlipwayException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a>/a",
        "/a>/a?x=1",
        "/a>/a#x",
        "/a/**>/a/b",
        "/**>/new/**",
        "/*>/*",
        "/a>/b /b>/a",
        "/a>/b /b>/c /c>/a",
        "/old/*>/new/* /new/**>/old/**"
      })
  void aCircleIsRefused(String circle) {
    assertThatThrownBy(() -> redirects(circle))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("leads in a circle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/a>/b /b>/c",
        "/a>/a/",
        "/x/**>/**",
        "/*/x>/x/*",
        "/**>https://example.com/**",
        "/a>/b /b>https://example.com/a"
      })
  void whatComesToAnEndIsTaken(String redirects) {
    assertThatCode(() -> redirects(redirects)).doesNotThrowAnyException();
  }

  @Test
  void theFirstThatFitsCounts() {
    RedirectTable table = RedirectTable.of(redirects("/a/b>/one /a/**>/two").all());

    assertThat(table.find(VisitedPath.of("/a/b").orElseThrow()).orElseThrow().redirect())
        .isEqualTo(redirect("/a/b", "/one"));
  }

  @Test
  void thereAreOnlySoMany() {
    assertThatThrownBy(() -> new Redirects(Collections.nCopies(501, redirect("/a", "/b"))))
        .isInstanceOf(SlipwayException.class)
        .hasMessageContaining("500");
  }

  private static Optional<String> led(String source, String destination, String asked) {
    return RedirectTable.of(List.of(redirect(source, destination)))
        .find(VisitedPath.of(asked).orElseThrow())
        .map(found -> found.redirect().destination().filled(found.captures(), Optional.empty()));
  }

  private static Redirects redirects(String all) {
    return new Redirects(
        Stream.of(all.split(" ", -1))
            .map(one -> one.split(">", -1))
            .map(ends -> redirect(ends[0], ends[1]))
            .toList());
  }

  private static Redirect redirect(String source, String destination) {
    return new Redirect(
        new PathPattern(source), new Destination(destination), Redirect.USUAL_STATUS);
  }
}
