package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.source.Digest;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.domain.source.SourceManifest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Lists of files that lie or cannot be. None of them becomes a project's latest source.
@Timeout(120)
class HostileManifestsTest {
  private static final String DIGEST = Digest.of("hello").hex();
  private static final ProjectId PROJECT = new ProjectId("hello");
  private static final List<String> NAMES =
      List.of(
          "..",
          ".",
          "",
          "a",
          "b",
          "A",
          "é",
          "e\u0301",
          "\0",
          "\n",
          "a\\b",
          "C:",
          "\ud800",
          "🚢",
          "\u202e",
          "x".repeat(255),
          "x".repeat(256),
          "node_modules",
          " ",
          "-rf",
          "~",
          "con");
  private static final List<String> VALUES =
      List.of(
          "0",
          "5",
          "-1",
          "268435456",
          "268435457",
          "9223372036854775808",
          "1e999",
          "5.0",
          "\"5\"",
          "null",
          "true",
          "[]",
          "{}",
          "1e2");

  @TempDir Path scratch;
  private ApiUnderTest api;

  @BeforeEach
  void start() {
    api = new ApiUnderTest(scratch);
    api.json("PUT", "/projects/hello", "{\"orgId\":\"acme\"}");
  }

  @AfterEach
  void stop() {
    assertThat(api.get("/health").statusCode()).isEqualTo(200);
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../a",
        "a/../../b",
        "/etc/passwd",
        "C:/a",
        "c:a",
        "a\\\\b",
        "..\\\\a",
        "a\\u0000b",
        "a\\nb",
        "a\\u001b[2J",
        "a\\u007f",
        "",
        ".",
        "./a",
        "a/",
        "a//b",
        "\\ud800",
      })
  void pathsThatLeaveOrCannotBeNamedAreRefused(String path) {
    assertRefused(item("\"" + path + "\"", "5", "\"" + DIGEST + "\""), 400);
  }

  @Test
  void namesBeyondWhatAFileSystemTakesAreRefused() {
    assertRefused(item("\"" + "x".repeat(256) + "\"", "5", "\"" + DIGEST + "\""), 400);
    assertRefused(item("\"" + "é".repeat(128) + "\"", "5", "\"" + DIGEST + "\""), 400);
    assertRefused(item("\"" + "abc/".repeat(256) + "a\"", "5", "\"" + DIGEST + "\""), 400);
    assertRefused(item("\"" + "x".repeat(100_000) + "\"", "5", "\"" + DIGEST + "\""), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "5.0",
        "5e0",
        "1e999",
        "-1e999",
        "\"5\"",
        "null",
        "true",
        "[5]",
        "{}",
        "9223372036854775807",
        "9223372036854775808",
        "99999999999999999999999999",
        "268435457"
      })
  void sizesThatCannotBeAreRefused(String size) {
    assertRefused(item("\"a\"", size, "\"" + DIGEST + "\""), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "5",
        "\"\"",
        "\"../../../etc/passwd\"",
        "\"2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824\"",
        "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b982\"",
        "\"２cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\"",
        "\"2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\\n\"",
      })
  void digestsThatAreNoneAreRefused(String digest) {
    assertRefused(item("\"a\"", "5", digest), 400);
  }

  @Test
  void onePathForTwoFilesIsRefused() {
    assertRefused(good("a") + "," + good("a"), 422);
    assertRefused(good("a") + "," + good("a/b"), 422);
    assertRefused(good("a/b/c/d") + "," + good("a/b"), 422);
  }

  @Test
  void tooManyFilesAreRefused() {
    String many =
        IntStream.rangeClosed(0, SourceManifest.MAX_FILES)
            .mapToObj(i -> good("f" + i))
            .collect(Collectors.joining(","));

    assertRefused(many, 400);
  }

  @Test
  void filesThatAreTooLargeTogetherAreRefused() {
    String large =
        IntStream.range(0, 5)
            .mapToObj(i -> item("\"f" + i + "\"", "" + SourceFile.MAX_SIZE, "\"" + DIGEST + "\""))
            .collect(Collectors.joining(","));

    assertRefused(large, 422);
  }

  @Test
  void twinsByCaseAndByNormalFormAreFilesOfTheirOwn() {
    String twins =
        List.of("README.md", "readme.md", "é", "e\u0301").stream()
            .map(HostileManifestsTest::good)
            .collect(Collectors.joining(","));

    assertThat(post(twins).statusCode()).isEqualTo(201);
    assertThat(latest().files()).hasSize(4);
  }

  @Test
  void whateverAListHoldsItIsKeptAsItWasOrRefused() {
    long seed = Long.getLong("hostile.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int i = 0; i < 1_500; i++) {
      ObjectNode list = list(random);
      String body = list.toString().replace("\ud800", "\\ud800");

      HttpResponse<String> answer = api.json("POST", "/projects/hello/sources", body);

      assertThat(answer.statusCode())
          .as("-Dhostile.seed=%d, case %d: %s", seed, i, body)
          .isIn(201, 400, 422);
      if (answer.statusCode() == 201) {
        assertThat(latest().files().stream().map(file -> file.path().value()))
            .as("-Dhostile.seed=%d, case %d", seed, i)
            .containsExactlyInAnyOrderElementsOf(list.findValuesAsText("path"))
            .allSatisfy(path -> assertThat(path.split("/", -1)).doesNotContain("", ".", ".."));
      }
    }
  }

  private static ObjectNode list(Random random) {
    ArrayNode files = JsonNodeFactory.instance.arrayNode();
    for (int i = random.nextInt(4); i >= 0; i--) {
      ObjectNode file = files.addObject();
      file.put("path", path(random));
      String size = random.nextInt(4) > 0 ? "5" : VALUES.get(random.nextInt(VALUES.size()));
      file.putRawValue("size", new RawValue(size));
      file.put("sha256", random.nextInt(20) > 0 ? DIGEST : DIGEST.substring(random.nextInt(64)));
    }
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    list.set("files", files);
    return list;
  }

  private static String path(Random random) {
    StringBuilder path = new StringBuilder();
    for (int i = random.nextInt(3); i >= 0; i--) {
      boolean harmless = random.nextInt(3) > 0;
      path.append(harmless ? "f" + random.nextInt(20) : NAMES.get(random.nextInt(NAMES.size())));
      path.append(i > 0 ? "/" : "");
    }
    return path.toString();
  }

  private void assertRefused(String items, int status) {
    HttpResponse<String> answer = post(items);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception").hasSizeLessThan(20_000);
    assertThat(api.sources.latest(PROJECT)).isEmpty();
  }

  private HttpResponse<String> post(String items) {
    return api.json("POST", "/projects/hello/sources", "{\"files\":[" + items + "]}");
  }

  private SourceManifest latest() {
    return api.sources.latest(PROJECT).flatMap(id -> api.sources.find(PROJECT, id)).orElseThrow();
  }

  private static String good(String path) {
    return item("\"" + path + "\"", "5", "\"" + DIGEST + "\"");
  }

  private static String item(String path, String size, String digest) {
    return "{\"path\":%s,\"size\":%s,\"sha256\":%s}".formatted(path, size, digest);
  }
}
