package dev.slipway.embedded.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.rule.AnswerRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaticReleasesTest {
  private static final ProjectId BLOG = new ProjectId("blog");

  @RegisterExtension private final RuntimeFixture fixture = new RuntimeFixture();

  @Test
  void filesAreServedAsTheyAre() {
    String large = "0123456789".repeat(500_000);

    URI address = routed(Map.of("index.html", "<h1>Hello</h1>", "data.bin", large));

    TestClient.Answer page = fixture.get(address, "/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("<h1>Hello</h1>");
    assertThat(page.field("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.field("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(fixture.get(address, "/data.bin").body()).isEqualTo(large);
  }

  @Test
  void aFileThatIsNotListedIsNotServedEvenIfItIsThere() throws IOException {
    Release release = site(Map.of("index.html", "hello"));
    Files.createSymbolicLink(
        fixture.folder(release.artifact().digest()).resolve("site/passwords"),
        Files.writeString(fixture.folder().resolve("passwords"), "secret"));

    assertThat(fixture.get(fixture.routed(release), "/passwords").status()).isEqualTo(404);
  }

  @Test
  void aHeadIsAnsweredLikeAGetWithoutTheBody() throws IOException {
    URI address = routed(Map.of("index.html", "hello"));

    try (TestClient client = TestClient.of(address.getPort())) {
      for (int i = 0; i < 3; i++) {
        client.send("HEAD / HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(address.getAuthority()));
        TestClient.Answer answer = client.answer("HEAD");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("Content-Length")).isEqualTo("5");
      }
    }
  }

  @Test
  void theNextReleaseIsServedAtOnce() {
    URI address = routed(Map.of("index.html", "one"));

    routed(Map.of("index.html", "two"));

    assertThat(fixture.get(address, "/").body()).isEqualTo("two");
  }

  private Release site(Map<String, String> files) {
    return fixture.site(BLOG, Environment.PRODUCTION, AnswerRules.NONE, files);
  }

  private URI routed(Map<String, String> files) {
    return fixture.routed(site(files));
  }
}
