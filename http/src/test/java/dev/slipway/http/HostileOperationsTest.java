package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.source.Digest;
import dev.slipway.ports.testing.Examples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sends what is wrong to every operation of the document: each answer is a problem of the caller.
class HostileOperationsTest {
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE");

  @TempDir Path scratch;
  private ApiUnderTest api;
  private Contract contract;
  private Deployment deployment;
  private String key;

  @BeforeEach
  void start() throws IOException {
    api = new ApiUnderTest(scratch);
    contract = new Contract(api.get("/openapi.json").body());
    deployment = api.deployed(api.projectWithSource("sample"));
    key = api.keys.create("sample", Grant.in(Examples.ACME, Role.VIEWER)).key().id().value();
  }

  @AfterEach
  void stopWhileStillServing() {
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @Test
  void methodsThatAPathDoesNotHaveAreRefused() {
    Map<String, Set<String>> byPath =
        contract.operations().stream()
            .collect(
                Collectors.groupingBy(
                    Contract.Operation::path,
                    Collectors.mapping(
                        Contract.Operation::method, Collectors.toCollection(TreeSet::new))));
    byPath.forEach((path, allowed) -> {
      for (String method : METHODS) {
        boolean likeGet = method.equals("HEAD") && allowed.contains("GET");
        if (!allowed.contains(method) && !likeGet) {
          HttpResponse<String> answer =
              RawRequest.send(api.port(), head(method, concrete(path)) + "\r\n");

          assertThat(answer.statusCode()).as("%s %s", method, path).isIn(400, 405);
        }
      }
    });
  }

  @Test
  void otherMediaTypesAreUnsupported() {
    for (Contract.Operation operation : takingJson()) {
      for (String type :
          List.of("text/plain", "application/xml", "multipart/form-data; boundary=x")) {
        assertRefused(operation, type, request(operation, type, bytes("{}")), 415);
      }
    }
  }

  @Test
  void otherCharactersThanUtf8AreUnsupported() {
    for (Contract.Operation operation : takingJson()) {
      for (String charset : List.of("utf-16", "iso-8859-1", "nonsense")) {
        String type = "application/json; charset=" + charset;
        assertRefused(operation, type, request(operation, type, bytes("{}")), 415);
      }
    }
  }

  @Test
  void packedBodiesAreUnsupported() throws IOException {
    for (Contract.Operation operation : contract.operations()) {
      for (String encoding : List.of("gzip", "br", "gzip, gzip", "nonsense")) {
        HttpRequest request =
            api.request(concrete(operation.path()))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", encoding)
                .method(operation.method(), BodyPublishers.ofByteArray(gzipped("{}")))
                .build();

        assertRefused(operation, encoding, request, 415);
      }
    }
  }

  @Test
  void textThatIsNoJsonIsABadRequest() {
    Map<String, byte[]> bodies = new LinkedHashMap<>();
    bodies.put("nothing", bytes(" "));
    bodies.put("half an object", bytes("{\"projectId\":"));
    bodies.put("more than a value", bytes("{}{}"));
    bodies.put("a member twice", bytes("{\"orgId\":\"acme\",\"orgId\":\"other\"}"));
    bodies.put("a member deep down twice", bytes("{\"files\":[{\"a\":{\"b\":1,\"b\":2}}]}"));
    bodies.put("deep arrays", bytes("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"));
    bodies.put("deep objects", bytes("{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)));
    bodies.put("endless number", bytes("{\"a\":" + "9".repeat(10_000) + "}"));
    bodies.put("endless name", bytes("{\"" + "a".repeat(100_000) + "\":1}"));
    bodies.put("not a number", bytes("{\"a\":NaN}"));
    bodies.put("control character", bytes("{\"a\":\"\u0000\"}"));
    bodies.put("UTF-16", "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE));
    bodies.put("UTF-32", "{\"a\":1}".getBytes(java.nio.charset.Charset.forName("UTF-32BE")));
    bodies.put("invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, '(', '"', ':', '1', '}'});
    bodies.put("overlong UTF-8", new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
    bodies.put("half a surrogate", bytes("{\"projectId\":\"\\ud800\""));

    for (Contract.Operation operation : takingJson()) {
      bodies.forEach((what, body) ->
          assertRefused(operation, what, request(operation, "application/json", body), 400));
    }
  }

  @Test
  void valuesThatCannotBeAreTheCallersProblem() {
    for (Contract.Operation operation : takingJson()) {
      for (String value :
          List.of(
              "1e999",
              "-1e999",
              "1e-999999999",
              "1e999999999",
              "9223372036854775808",
              "-1",
              "\"\\u0000\"",
              "\"\\ud800\"",
              "[]",
              "{}",
              "[[]]",
              "true",
              "\"" + "x".repeat(30_000) + "\"")) {
        String body =
            List.of(
                    "projectId",
                    "orgId",
                    "userId",
                    "name",
                    "environment",
                    "releaseId",
                    "role",
                    "graceSeconds",
                    "variables",
                    "files",
                    "regions",
                    "customDomain",
                    "active",
                    "sourceId",
                    "onConflict")
                .stream()
                .map(name -> "\"%s\":%s".formatted(name, value))
                .collect(Collectors.joining(",", "{", "}"));
        HttpResponse<String> answer = api.send(request(operation, "application/json", bytes(body)));

        assertThat(answer.statusCode())
            .as("%s with %s: %s", operation.name(), shown(value), answer.body())
            .isBetween(200, 499);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
      }
    }
  }

  @Test
  void bodiesThatAreTooLargeAreRefused() {
    for (Contract.Operation operation : takingJson()) {
      boolean manifest = operation.path().endsWith("/sources");
      byte[] large = bytes(" ".repeat((manifest ? 32 : 1) * 1024 * 1024 + 1));
      assertRefused(operation, "a large body", request(operation, "application/json", large), 413);
    }
  }

  private List<Contract.Operation> takingJson() {
    return contract.operations().stream().filter(Contract.Operation::takesJson).toList();
  }

  private HttpRequest request(Contract.Operation operation, String type, byte[] body) {
    return api.request(concrete(operation.path()))
        .header("Content-Type", type)
        .method(operation.method(), BodyPublishers.ofByteArray(body))
        .build();
  }

  private void assertRefused(
      Contract.Operation operation, String what, HttpRequest request, int status) {
    HttpResponse<String> answer = api.send(request);
    if (operation.path().startsWith("/api/")) {
      assertThat(answer.statusCode()).as("%s with %s", operation.name(), what).isBetween(400, 499);
    } else {
      assertThat(answer.statusCode())
          .as("%s with %s: %s", operation.name(), what, answer.body())
          .isEqualTo(status);
      assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }
    assertThat(answer.body()).doesNotContain("Exception", "\tat ");
  }

  private String concrete(String path) {
    return path.replace("/deploy/{id}", "/deploy/" + deployment.id())
        .replace("/keys/{id}", "/keys/" + key)
        .replace("{sha256}", Digest.of("hello").hex())
        .replaceAll("\\{[a-zA-Z0-9]+}", "sample");
  }

  private static String head(String method, String path) {
    return "%s %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n"
        .formatted(method, path, ApiUnderTest.TOKEN);
  }

  private static String shown(String value) {
    return value.length() <= 40 ? value : value.substring(0, 40) + "…";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzipped(String text) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(text));
    }
    return packed.toByteArray();
  }
}
