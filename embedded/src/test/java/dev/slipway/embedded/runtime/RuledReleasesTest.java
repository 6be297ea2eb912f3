package dev.slipway.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.Destination;
import dev.slipway.domain.rule.HeaderField;
import dev.slipway.domain.rule.HeaderRule;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.PathPattern;
import dev.slipway.domain.rule.Redirect;
import dev.slipway.domain.rule.Redirects;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a project asks of answers, as visitors see it.
class RuledReleasesTest {
  private static final ProjectId SHOP = new ProjectId("shop");

  private static final AnswerRules RULES =
      new AnswerRules(
          new HeaderRules(
              List.of(
                  header("/**", "X-Frame-Options", "DENY"),
                  header("/**", "Vary", "Origin"),
                  header("/*.js", "Cache-Control", "public, max-age=60"),
                  header("/*.js", "Content-Type", "text/plain"),
                  header("/app.js", "cache-control", "public, max-age=90"))),
          new Redirects(
              List.of(
                  redirect("/old", "/new?from=old#top"),
                  redirect("/blog/*", "/posts/*"),
                  redirect("/*/x", "/x/*"),
                  redirect("/docs/**", "https://docs.example.com/**"))));

  @RegisterExtension private final RuntimeFixture fixture = new RuntimeFixture();

  @ParameterizedTest
  @CsvSource({
    "GET, '', 200",
    "HEAD, '', 200",
    "GET, 'Range: bytes=0-1', 206",
    "GET, 'Range: bytes=90-', 416",
    "GET, 'If-None-Match: *', 304",
    "POST, '', 405",
    "OPTIONS, '', 204"
  })
  void everyAnswerOfFilesHasTheField(String method, String field, int status) throws IOException {
    TestClient.Answer answer = ask(site(), method, "/app.js", field);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.fields().values("X-Frame-Options")).containsExactly("DENY");
    assertThat(answer.fields().values("Vary")).containsExactly("Origin");
  }

  @Test
  void aLaterRuleTakesThePlaceOfAnEarlierOneAndOfTheFilesOwn() {
    TestClient.Answer answer = fixture.get(site(), "/app.js");

    assertThat(answer.fields().values("Cache-Control")).containsExactly("public, max-age=90");
    assertThat(answer.fields().values("Content-Type")).containsExactly("text/plain");
    assertThat(answer.field("ETag")).isNotEmpty();
  }

  @Test
  void howLongToKeepAFileIsSaidAgainWhenItDidNotChange() throws IOException {
    TestClient.Answer answer = ask(site(), "GET", "/app.js", "If-None-Match: *");

    assertThat(answer.fields().values("Cache-Control")).containsExactly("public, max-age=90");
    assertThat(answer.fields().has("Content-Type")).isFalse();
  }

  @Test
  void whatIsMissingIsNotKeptAndNotDescribedAsWhatWasAskedFor() {
    TestClient.Answer answer = fixture.get(site(), "/gone.js");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.fields().values("Cache-Control")).containsExactly("no-cache");
    assertThat(answer.field("Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(answer.field("X-Frame-Options")).isEqualTo("DENY");
  }

  @ParameterizedTest
  @CsvSource({
    "/old, /new?from=old#top",
    "/old?a=1, /new?from=old&a=1#top",
    "/blog/a%20b?x, /posts/a%20b?x",
    "/docs, https://docs.example.com/",
    "/docs//evil.example/x, https://docs.example.com/evil.example/x"
  })
  void aVisitorIsLedElsewhere(String path, String location) {
    TestClient.Answer answer = fixture.get(site(), path);

    assertThat(answer.status()).isEqualTo(308);
    assertThat(answer.field("Location")).isEqualTo(location);
    assertThat(answer.field("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aPathThatWouldLeadToItselfIsAnswered() {
    assertThat(fixture.get(site(), "/x/x").status()).isEqualTo(404);
    assertThat(fixture.get(site(), "/y/x").field("Location")).isEqualTo("/x/y");
  }

  @Test
  void oneConnectionGoesOnAfterARedirect() throws IOException {
    URI address = site();
    try (TestClient client = TestClient.of(address.getPort())) {
      assertThat(client.get(address.getAuthority(), "/old").status()).isEqualTo(308);
      assertThat(client.get(address.getAuthority(), "/app.js").status()).isEqualTo(200);
    }
  }

  @Test
  void theAnswersOfAnAppAreTreatedAlike() throws IOException {
    URI address =
        fixture.routed(
            fixture.app(SHOP, Environment.PRODUCTION, SizeRequest.NONE, RULES, "serve", "hello"));

    TestClient.Answer answer = fixture.get(address, "/any.js");
    assertThat(answer.body()).isEqualTo("hello");
    assertThat(answer.fields().values("X-Frame-Options")).containsExactly("DENY");
    assertThat(answer.fields().values("Content-Type")).containsExactly("text/plain");
    assertThat(fixture.get(address, "/slow").field("X-Frame-Options")).isEqualTo("DENY");
    assertThat(fixture.get(address, "/blog/one").field("Location")).isEqualTo("/posts/one");
    assertThat(ask(address, "POST", "/old", "Content-Length: 0").status()).isEqualTo(308);
  }

  @Test
  void theNextReleaseHasItsOwnRules() {
    URI address = site();

    fixture.routed(
        fixture.site(SHOP, Environment.PRODUCTION, AnswerRules.NONE, Map.of("old", "old")));

    assertThat(fixture.get(address, "/old").body()).isEqualTo("old");
    assertThat(fixture.get(address, "/old").fields().has("X-Frame-Options")).isFalse();
  }

  private URI site() {
    return fixture.routed(
        fixture.site(SHOP, Environment.PRODUCTION, RULES, Map.of("app.js", "let a = 1")));
  }

  private static TestClient.Answer ask(URI address, String method, String path, String field)
      throws IOException {
    String line = field.isEmpty() ? "" : field + "\r\n";
    try (TestClient client = TestClient.of(address.getPort())) {
      client.send(
          "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
              .formatted(method, path, address.getAuthority(), line));
      return client.answer(method);
    }
  }

  private static HeaderRule header(String source, String name, String value) {
    return new HeaderRule(new PathPattern(source), List.of(new HeaderField(name, value)));
  }

  private static Redirect redirect(String source, String destination) {
    return new Redirect(
        new PathPattern(source), new Destination(destination), Redirect.USUAL_STATUS);
  }
}
