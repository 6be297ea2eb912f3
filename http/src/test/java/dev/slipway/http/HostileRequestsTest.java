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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that are wrong on purpose; each is answered with a problem, and the server goes on.
class HostileRequestsTest {
  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
  }

  @AfterEach
  void stopWhileStillServing() {
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"projectId\":", "nonsense", "{\"a\":1}}", "\u0000", ""})
  void brokenJsonIsABadRequest(String body) {
    assertProblem(api.json("POST", "/deploy", body), 400);
  }

  @Test
  void deepNestingIsABadRequestAndNoOverflow() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

    assertProblem(api.json("POST", "/deploy", deep), 400, "INVALID_REQUEST");
    api.projectWithSource("hello");
    assertProblem(api.json("POST", "/projects/hello/sources", deep), 400, "INVALID_REQUEST");
  }

  @Test
  void anIdempotencyKeyThatIsNoKeyIsRefused() {
    for (String key : List.of("two words", "k".repeat(256))) {
      HttpResponse<String> answer =
          api.send(
              api.request("/deploy")
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", key)
                  .POST(BodyPublishers.ofString("{}"))
                  .build());

      assertProblem(answer, 400, "VALIDATION_ERROR");
    }
  }

  @Test
  void everyWrongMemberIsNamedAtOnce() {
    HttpResponse<String> answer =
        api.json(
            "POST",
            "/deploy",
            "{\"projectId\":\"NO\",\"orgId\":7,\"environment\":\"moon\",\"onConflict\":\"fight\",\"regions\":[\"x\"]}");

    assertProblem(answer, 400, "VALIDATION_ERROR");
    assertThat(answer.body())
        .contains("\"projectId cannot be used", "\"orgId is not a string", "\"userId is required\"")
        .contains("\"environment cannot be used", "\"onConflict is none of", "\"regions cannot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u001b[2J", "a\\nb", "\\u0000", "\\u009b", "\\ud800", " "})
  void aProjectIsNotNamedWhatATerminalWouldObey(String name) {
    HttpResponse<String> answer =
        api.json("PUT", "/projects/hello", "{\"orgId\":\"acme\",\"name\":\"%s\"}".formatted(name));

    assertProblem(answer, 400, "VALIDATION_ERROR");
    assertProblem(api.get("/projects/hello"), 404, "PROJECT_NOT_FOUND");
  }

  @Test
  void membersThatAreNotKnownAreIgnored() {
    api.projectWithSource("hello");

    HttpResponse<String> answer =
        api.json(
            "POST",
            "/deploy",
            "{\"projectId\":\"hello\",\"orgId\":\"acme\",\"userId\":\"jo\",\"extra\":{\"a\":[1]},\"customDomain\":\"\"}");

    assertThat(answer.statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/jsonp", "application/xml"})
  void otherContentThanJsonIsUnsupported(String type) {
    HttpResponse<String> answer =
        api.send(
            api.request("/deploy")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertProblem(answer, 415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void bodiesInChunksAreBoundedToo() {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("POST /deploy")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("40000\r\n" + " ".repeat(0x40000) + "\r\n").repeat(5)
                + "0\r\n\r\n");

    assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void aBodyThatSaysItIsTooLargeIsNotWaitedFor() {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("POST /deploy")
                + "Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n");

    assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
  }

  @Test
  void aBodyBeyondWhatTheServerTakesAtAllIsRefusedBeforeAnyRoute() {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("PUT /blobs/" + "0".repeat(64))
                + "X-Request-Id: mine\r\nContent-Length: 9999999999999\r\n\r\n");

    assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
    assertThat(answer.headers().firstValue("x-request-id")).hasValue("mine");
  }

  @Test
  void aPathThatIsTooLongIsAProblem() {
    assertProblem(RawRequest.send(api.port(), head("GET /" + "a".repeat(20_000)) + "\r\n"), 414);
  }

  @Test
  void headersThatAreTooLargeAreAProblem() {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(), head("GET /health") + "X-Large: " + "a".repeat(60_000) + "\r\n\r\n");

    assertProblem(answer, 431, "INVALID_REQUEST");
  }

  @Test
  void aChunkIsNotHeldInMemoryWhateverSizeItSays() {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("PUT /blobs/" + "0".repeat(64))
                + "Transfer-Encoding: chunked\r\n\r\n3fffffff\r\n"
                + " ".repeat(40 * 1024 * 1024));

    assertProblem(answer, 413, "PAYLOAD_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "g", "", "7fffffffffffffff", "ffffffffffffffffffff"})
  void aChunkWithoutASizeIsABadRequest(String size) {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("POST /deploy")
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + size
                + "\r\n{}\r\n0\r\n\r\n");

    assertThat(answer.statusCode()).isIn(400, 413);
    assertProblem(answer, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: -1\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: gzip, chunked\r\n",
        "Transfer-Encoding: chunked, chunked\r\n",
        "Host: other\r\n",
        "No colon\r\n",
        "Bad\u0000Name: x\r\n",
        " folded\r\n",
      })
  void headersThatTwoServersWouldReadDifferentlyAreABadRequest(String header) {
    HttpResponse<String> answer =
        RawRequest.send(
            api.port(),
            head("POST /deploy") + "Content-Type: application/json\r\n" + header + "\r\n{}   ");

    assertThat(answer.statusCode()).isIn(400, 413);
    assertProblem(answer, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/deploy/%2e%2e%2fetc/status",
        "/deploy/%00/status",
        "/deploy/deploy_1_%C3%A4/status",
        "/deploy/ deploy/status",
        "/deploy/%zz/status",
        "/projects/%F0%9F%98%80",
      })
  void strangeIdsAreRefusedWithAProblem(String path) {
    HttpResponse<String> answer = RawRequest.send(api.port(), head("GET " + path) + "\r\n");

    assertThat(answer.statusCode()).isIn(400, 404);
    assertProblem(answer, answer.statusCode());
  }

  @Test
  void percentEncodedIdsAreDecoded() {
    api.projectWithSource("hello");

    assertThat(api.get("/projects/%68ello").statusCode()).isEqualTo(200);
  }

  @Test
  void veryLongIdsAreRefusedWithoutBeingRepeatedWhole() {
    HttpResponse<String> answer = api.get("/projects/" + "a".repeat(5_000));

    assertProblem(answer, 400, "INVALID_PROJECT_ID");
    assertThat(api.get("/deploy/" + "a".repeat(5_000) + "/status").statusCode()).isEqualTo(404);
  }

  @Test
  void headIsAnsweredLikeGetWithoutABody() {
    HttpResponse<String> answer =
        api.send(api.request("/health").method("HEAD", BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void headOfAStreamDoesNotFollowIt() {
    var deployment = api.deployed(api.projectWithSource("hello"));

    HttpResponse<String> answer =
        api.send(
            api.request("/deploy/%s/events".formatted(deployment.id()))
                .method("HEAD", BodyPublishers.noBody())
                .build());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "OPTIONS, /deploy, 204, 'OPTIONS, POST'",
    "DELETE, /deploy, 405, 'OPTIONS, POST'",
    "PATCH, /projects/hello, 405, 'DELETE, GET, HEAD, OPTIONS, PUT'",
    "POST, /health, 405, 'GET, HEAD, OPTIONS'",
  })
  void pathsSayWhatTheyAllow(String method, String path, int status, String allow) {
    HttpResponse<String> answer =
        api.send(api.request(path).method(method, BodyPublishers.noBody()).build());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("allow")).hasValue(allow);
    if (status == 405) {
      assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nope", "/deploy/", "/deploy/project", "/projects/a/b/c"})
  void pathsThatDoNotExistAreNotFound(String path) {
    assertProblem(RawRequest.send(api.port(), head("GET " + path) + "\r\n"), 404, "NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "text/*", "application/json;q=0"})
  void answersThatTheCallerDoesNotTakeAreNotMade(String accept) {
    HttpResponse<String> answer =
        api.send(api.request("/projects").header("Accept", accept).build());

    assertProblem(answer, 406, "NOT_ACCEPTABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Accept", "Content-Type"})
  void headersThatCannotBeReadAreABadRequest(String header) {
    HttpResponse<String> answer =
        api.send(
            api.request("/deploy")
                .header(header, "nonsense")
                .POST(BodyPublishers.ofString("{}"))
                .build());

    assertProblem(answer, 400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"L1", "L-1--1", "L99999999999-1", "L1-99999999999999999999", "'"})
  void cursorsThatWereNeverGivenAreRefused(String cursor) {
    var deployment = api.deployed(api.projectWithSource("hello"));

    assertProblem(
        api.get("/deploy/%s/logs?after=%s".formatted(deployment.id(), cursor)),
        400,
        "VALIDATION_ERROR");
  }

  private static String head(String start) {
    return "%s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n"
        .formatted(start, ApiUnderTest.TOKEN);
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String code) {
    assertProblem(answer, status);
    assertThat(answer.body()).contains("\"error\":\"%s\"".formatted(code));
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    assertThat(answer.body())
        .contains("\"status\":%d,".formatted(status), "\"success\":false", "\"requestId\":\"");
  }
}
