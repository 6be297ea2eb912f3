package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.project.Secret;
import dev.slipway.http.access.AccessSettings;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What web pages may do that a browser shows.
class BrowsersTest {
  private static final String OURS = "https://app.example.com";
  private static final AccessSettings.Mode KEYS =
      new AccessSettings.Mode.WithKeys(Secret.of(ApiUnderTest.TOKEN));
  private static final String BEFOREHAND =
      "Access-Control-Request-Method: DELETE\r\nAccess-Control-Request-Headers: authorization\r\n";

  @TempDir Path scratch;

  @Test
  void aBrowserThatAsksBeforehandNeedsNoToken() {
    try (ApiUnderTest api = api(KEYS, Set.of(OURS))) {
      HttpResponse<String> answer =
          raw(api, "OPTIONS /projects/x", "localhost", "Origin: " + OURS + "\r\n" + BEFOREHAND);

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue(OURS);
      assertThat(answer.headers().firstValue("access-control-allow-methods").orElseThrow())
          .contains("DELETE");
      assertThat(answer.headers().firstValue("access-control-allow-headers").orElseThrow())
          .contains("Authorization");
      assertThat(answer.headers().firstValue("vary")).hasValue("Origin");
    }
  }

  @Test
  void answersMayBeReadByPagesOfThatOriginAlsoWhenTheyAreProblems() {
    try (ApiUnderTest api = api(KEYS, Set.of(OURS))) {
      HttpResponse<String> answer =
          raw(api, "GET /projects", "localhost", "Origin: " + OURS + "\r\n");

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue(OURS);
      assertThat(answer.headers().firstValue("access-control-expose-headers").orElseThrow())
          .contains("Retry-After");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://app.example.com",
        "https://app.example.com.evil.example",
        "https://app.example.com:8443",
        "null",
        "*"
      })
  void otherOriginsAreToldNothing(String origin) {
    try (ApiUnderTest api = api(KEYS, Set.of(OURS))) {
      HttpResponse<String> answer =
          raw(api, "OPTIONS /projects", "localhost", "Origin: " + origin + "\r\n" + BEFOREHAND);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.startsWith("access-control"));
    }
  }

  @Test
  void noOriginIsLetInUnlessItIsConfigured() {
    try (ApiUnderTest api = api(KEYS, Set.of())) {
      HttpResponse<String> answer =
          raw(api, "OPTIONS /projects", "localhost", "Origin: " + OURS + "\r\n" + BEFOREHAND);

      assertThat(answer.statusCode()).isEqualTo(401);
    }
  }

  @Test
  void whereNobodyIsAskedAProgramNeedsNoToken() {
    try (ApiUnderTest api = api(new AccessSettings.Mode.Nobody(), Set.of())) {
      assertThat(raw(api, "GET /projects", "127.0.0.1:" + api.port(), "").statusCode())
          .isEqualTo(200);
      assertThat(raw(api, "GET /projects", "localhost", "").statusCode()).isEqualTo(200);
      assertThat(raw(api, "GET /projects", "[::1]:1", "").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin: https://evil.example\r\n", "Origin: null\r\n", "Origin: \r\n"})
  void whereNobodyIsAskedForeignPagesAreKeptOut(String origin) {
    try (ApiUnderTest api = api(new AccessSettings.Mode.Nobody(), Set.of())) {
      assertThat(raw(api, "DELETE /projects/x", "localhost", origin).statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example:7071"})
  void whereNobodyIsAskedOtherNamesOfThisMachineAreKeptOut(String host) {
    try (ApiUnderTest api = api(new AccessSettings.Mode.Nobody(), Set.of())) {
      assertThat(raw(api, "GET /projects", host, "").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void whereNobodyIsAskedTheServicesOwnPageAndAllowedOnesAreLetIn() {
    try (ApiUnderTest api = api(new AccessSettings.Mode.Nobody(), Set.of(OURS))) {
      assertThat(
              raw(api, "GET /projects", "localhost:7071", "Origin: http://localhost:7071\r\n")
                  .statusCode())
          .isEqualTo(200);
      assertThat(
              raw(api, "GET /projects", "localhost:7071", "Origin: " + OURS + "\r\n").statusCode())
          .isEqualTo(200);
    }
  }

  private ApiUnderTest api(AccessSettings.Mode mode, Set<String> origins) {
    return new ApiUnderTest(scratch, new AccessSettings(mode, 100, origins));
  }

  private static HttpResponse<String> raw(
      ApiUnderTest api, String start, String host, String headers) {
    return RawRequest.send(
        api.port(),
        "%s HTTP/1.1\r\nHost: %s\r\n%sConnection: close\r\n\r\n".formatted(start, host, headers));
  }
}
