package dev.slipway.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.problem.SlipwayException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever a project writes and a visitor asks for: a rule is refused or safe.
class HostileRulesTest {
  private static final int RULES = 30_000;

  private static final List<String> PIECES =
      List.of(
          "/",
          "//",
          "*",
          "**",
          "a",
          "b",
          ".",
          "..",
          ":x",
          "%",
          "%2f",
          "%5c",
          "%0a",
          "\\",
          "?",
          "#",
          "&",
          "@",
          "\r\n",
          " ",
          "ü",
          "\ud800",
          "\u0000",
          "http:",
          "https://h",
          "<",
          "\"");

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  @Test
  void noVisitorIsLedToAHostThatTheProjectDidNotWrite() {
    int led = 0;
    for (int i = 0; i < RULES; i++) {
      Optional<Redirect> redirect = redirect("/" + text(5), "/" + text(5));
      if (redirect.isEmpty()) {
        continue;
      }
      RedirectTable table = RedirectTable.of(List.of(redirect.get()));
      for (int j = 0; j < 5; j++) {
        Optional<String> url = led(table, asked(redirect.get()));
        url.ifPresent(location -> assertStaysHere(location, redirect.get()));
        led += url.isPresent() ? 1 : 0;
      }
    }
    assertThat(led).as("seed %d", seed).isPositive();
  }

  @Test
  void whatStandsInForWildcardsIsWhatThePatternLeftOpen() {
    for (int i = 0; i < RULES; i++) {
      Optional<Redirect> redirect = redirect("/a/*/" + text(2), "/b/*");
      VisitedPath path = VisitedPath.of("/a/" + text(2) + "/" + text(2)).orElseThrow();
      redirect
          .flatMap(one -> PathMatcher.of(one.source()).match(path))
          .ifPresent(captures ->
              assertThat(captures.stars())
                  .as("seed %d, %s, %s", seed, redirect, path)
                  .hasSize(redirect.orElseThrow().source().stars())
                  .allMatch(star -> star.matches("[^/\\\\\\s]+")));
    }
  }

  private void assertStaysHere(String location, Redirect redirect) {
    assertThat(location)
        .as("seed %d, %s", seed, redirect)
        .startsWith("/")
        .doesNotStartWith("//")
        .matches("[!-~&&[^\\\\]]+");
    assertThat(URI.create("http://here.localhost").resolve(uri(location)).getHost())
        .as("seed %d, %s", seed, redirect)
        .isEqualTo("here.localhost");
  }

  /// A `%` that escapes nothing is the project's own, or kept from the visitor's query.
  private static URI uri(String location) {
    return URI.create(location.replaceAll("%(?![0-9A-Fa-f]{2})", "%25").replace("#", "%23"));
  }

  private Optional<String> led(RedirectTable table, String asked) {
    return VisitedPath.of(asked)
        .flatMap(table::find)
        .map(found -> found.redirect().destination().filled(found.captures(), Optional.empty()));
  }

  private String asked(Redirect redirect) {
    StringBuilder asked = new StringBuilder(redirect.source().value());
    for (int at = asked.indexOf("*"); at >= 0; at = asked.indexOf("*")) {
      asked.replace(at, at + 1, text(3).replace("*", "x"));
    }
    return asked.toString();
  }

  private static Optional<Redirect> redirect(String source, String destination) {
    try {
      return Optional.of(
          new Redirect(
              new PathPattern(source), new Destination(destination), Redirect.USUAL_STATUS));
    } catch (SlipwayException e) {
      assertThat(e.problem().why()).isNotBlank();
      assertThat(e.problem().fix()).isNotBlank();
      return Optional.empty();
    }
  }

  private String text(int pieces) {
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < random.nextInt(pieces + 1); i++) {
      chosen.add(PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join("", chosen);
  }
}
