package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        "Basic test-token-0123456789",
        "test-token-0123456789",
        "Bearer test-token-012345678",
        "Bearer test-token-0123456789x",
      })
  void withoutTheTokenNothingIsSaid(String authorization) {
    HttpResponse<String> answer =
        api.send(api.request("/projects").setHeader("Authorization", authorization).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"slipway\"");
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"error\":\"UNAUTHORIZED\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/health",
        "/health/live",
        "/health/ready",
        "/health/detailed",
        "/openapi.json",
        "/docs",
        "/docs/start.js",
        "/docs/page.css",
        "/docs/swagger-ui.css",
        "/docs/swagger-ui-bundle.js",
      })
  void healthAndTheDescriptionAreOpen(String path) {
    HttpResponse<String> answer =
        api.send(api.request(path).setHeader("Authorization", "none").build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/../projects",
        "/health/%2e%2e/projects",
        "/health%2f..%2fprojects",
        "/docs/..;/projects",
        "/health;/../projects",
        "/healthy",
        "//projects",
        "/health/..//projects",
      })
  void noDetourLeadsPastTheToken(String path) {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path));

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 404);
    assertThat(answer.body()).doesNotContain("\"items\"");
  }

  /// What a key looks like, and what no client library would send in its place.
  static List<String> absurdTokens() {
    String key = "slipkey_000000000000_" + "A".repeat(43);
    return List.of(
        key,
        key + "\0",
        key.replace("000000000000", "00000000000\0"),
        key.replace("slipkey", "slipkéy"),
        key.replace("A", "\u00e4"),
        "slipkey_" + "_".repeat(12_000),
        ApiUnderTest.TOKEN + "\t" + ApiUnderTest.TOKEN,
        "x\r\nAuthorization: Bearer " + ApiUnderTest.TOKEN,
        "eyJhbGciOiJub25lIn0.eyJzdWIiOiJqbyJ9.",
        "..",
        "a".repeat(20_000),
        "a".repeat(1024 * 1024));
  }

  @ParameterizedTest
  @MethodSource("absurdTokens")
  void absurdTokensAreRefusedAndTheServerGoesOn(String token) {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            "GET /projects HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                .formatted(token));

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 431);
    assertThat(answer.body()).contains("\"success\":false").doesNotContain("slipkey");
    assertThat(api.get("/projects").statusCode()).isEqualTo(200);
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    var request =
        api.request("/projects").setHeader("Authorization", "bearer " + ApiUnderTest.TOKEN);

    assertThat(api.send(request.build()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "Aa0_-"})
  void aUsableRequestIdComesBack(String id) {
    var request = api.request("/health").header("X-Request-Id", id);

    assertThat(api.send(request.build()).headers().firstValue("x-request-id")).hasValue(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a=b", "<script>"})
  void anUnusableRequestIdIsReplaced(String id) {
    var request = api.request("/health").header("X-Request-Id", id);

    assertThat(api.send(request.build()).headers().firstValue("x-request-id").orElseThrow())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void secretsGoInAndNeverComeOut() {
    api.projectWithSource("hello");
    String secret = "{\"variables\":[{\"name\":\"KEY\",\"value\":\"hunter2-hunter2\"}]}";

    HttpResponse<String> set = api.json("PUT", "/projects/hello/secrets", secret);

    assertThat(set.body()).contains("\"name\":\"KEY\"", "\"version\":1");
    assertThat(
            set.body()
                + api.get("/projects/hello/secrets").body()
                + api.get("/projects/hello/env").body())
        .doesNotContain("hunter2");
    assertThat(api.get("/projects/hello/env").body()).isEqualTo("{\"items\":[]}");
  }

  @Test
  void refusedValuesAreNotRepeated() {
    api.projectWithSource("hello");
    String body =
        "{\"variables\":[{\"name\":\"KEY\",\"value\":\"hunter2\\u0000\"},{\"name\":\"B\",\"value\":[\"hunter2\"]}]}";

    HttpResponse<String> answer = api.json("PUT", "/projects/hello/secrets", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("hunter2");
  }

  @Test
  void malformedJsonIsNotRepeatedEither() {
    HttpResponse<String> answer =
        api.send(
            api.request("/projects/hello/secrets")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"value\": hunter2"))
                .build());

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("hunter2");
  }
}
