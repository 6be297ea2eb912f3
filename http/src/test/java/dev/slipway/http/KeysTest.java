package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
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

  @Test
  void aKeyIsShownOnceAndOpensFromThenOn() throws IOException {
    JsonNode made = made("{\"role\":\"viewer\",\"orgId\":\"acme\",\"name\":\"ci\"}");

    assertThat(statusWith(made.get("key").asText())).isEqualTo(200);
    assertThat(api.get("/keys").body())
        .contains(made.get("keyId").asText())
        .doesNotContain(made.get("key").asText(), "\"key\":");
  }

  @Test
  void aRevokedKeyOpensNothingAtOnceAndStaysInTheList() throws IOException {
    JsonNode made = made("{\"role\":\"viewer\",\"orgId\":\"acme\"}");
    assertThat(statusWith(made.get("key").asText())).isEqualTo(200);

    api.send(api.request("/keys/" + made.get("keyId").asText()).DELETE().build());

    assertThat(statusWith(made.get("key").asText())).isEqualTo(401);
    assertThat(api.get("/keys").body()).contains("\"revokedAt\":");
  }

  @Test
  void whoeverHasARevokedKeyHearsThatAndNobodyElseHearsAnything() throws IOException {
    String key = made("{\"role\":\"viewer\",\"orgId\":\"acme\"}").get("key").asText();
    String id = key.substring("slipkey_".length()).replaceFirst("_.*", "");
    String guessed = "slipkey_%s_%s".formatted(id, "A".repeat(43));
    api.send(api.request("/keys/" + id).DELETE().build());

    assertThat(refusal(key)).contains("was revoked at");
    assertThat(refusal(guessed)).isEqualTo(refusal("slipkey_000000000000_" + "A".repeat(43)));
  }

  @Test
  void aRotatedKeyOpensWithItsNewSecretOnly() throws IOException {
    JsonNode made = made("{\"role\":\"viewer\",\"orgId\":\"acme\"}");

    JsonNode rotated = rotated(made, "");

    assertThat(rotated.get("keyId")).isEqualTo(made.get("keyId"));
    assertThat(statusWith(made.get("key").asText())).isEqualTo(401);
    assertThat(statusWith(rotated.get("key").asText())).isEqualTo(200);
  }

  @Test
  void duringTheGraceTheOldSecretOpensToo() throws IOException {
    JsonNode made = made("{\"role\":\"viewer\",\"orgId\":\"acme\"}");

    JsonNode rotated = rotated(made, "{\"graceSeconds\":3600}");

    assertThat(rotated.get("oldSecretUntil").asText()).isNotEmpty();
    assertThat(statusWith(made.get("key").asText())).isEqualTo(200);
    assertThat(statusWith(rotated.get("key").asText())).isEqualTo(200);
  }

  @Test
  void anAdminMakesKeysOfTheirOwnOrganizationAndNoneOfThePlatform() {
    assertThat(byAdmin("{\"role\":\"admin\"}").body()).contains("\"organizationId\":\"acme\"");
    assertThat(byAdmin("{\"role\":\"platform\"}").statusCode()).isEqualTo(403);
    assertThat(byAdmin("{\"role\":\"viewer\",\"orgId\":\"other\"}").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"role\":\"viewer\"}",
        "{\"role\":\"VIEWER\",\"orgId\":\"acme\"}",
        "{\"role\":7,\"orgId\":\"acme\"}",
        "{\"role\":\"platform\",\"orgId\":\"acme\"}",
        "{\"role\":\"viewer\",\"orgId\":\"a b\"}",
        "{\"role\":\"viewer\",\"orgId\":\"acme\",\"name\":\" \"}",
        "{\"role\":\"viewer\",\"orgId\":\"acme\",\"name\":\"a\\u0000b\"}",
        "{\"role\":\"viewer\",\"orgId\":\"acme\",\"name\":\"a\\u001b[31mb\"}",
      })
  void whatMakesNoKeyIsSaid(String body) {
    assertThat(api.json("POST", "/keys", body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1.5", "\"60\"", "2592001", "99999999999999999999999"})
  void aGraceThatCannotBeIsRefusedAndChangesNothing(String grace) throws IOException {
    JsonNode made = made("{\"role\":\"viewer\",\"orgId\":\"acme\"}");

    HttpResponse<String> refused =
        api.json(
            "POST",
            "/keys/%s/rotate".formatted(made.get("keyId").asText()),
            "{\"graceSeconds\":%s}".formatted(grace));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(statusWith(made.get("key").asText())).isEqualTo(200);
  }

  @Test
  void aKeyOfThePlatformIsNotSeenByAnAdmin() {
    String platform = api.keys.create("ops", Grant.platform()).key().id().value();

    assertThat(api.send(api.request("/keys/" + platform, admin()).DELETE().build()).statusCode())
        .isEqualTo(404);
  }

  private JsonNode made(String body) throws IOException {
    HttpResponse<String> answer = api.json("POST", "/keys", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return new JsonMapper().readTree(answer.body());
  }

  private JsonNode rotated(JsonNode key, String body) throws IOException {
    String path = "/keys/%s/rotate".formatted(key.get("keyId").asText());
    return new JsonMapper().readTree(api.json("POST", path, body).body());
  }

  private HttpResponse<String> byAdmin(String body) {
    return api.send(
        api.request("/keys", admin())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static Grant admin() {
    return Grant.in(Examples.ACME, Role.ADMIN);
  }

  private int statusWith(String token) {
    return api.send(api.request("/projects").setHeader("Authorization", "Bearer " + token).build())
        .statusCode();
  }

  private String refusal(String token) throws IOException {
    HttpResponse<String> answer =
        api.send(api.request("/keys").setHeader("Authorization", "Bearer " + token).build());
    assertThat(answer.statusCode()).isEqualTo(401);
    return new JsonMapper().readTree(answer.body()).get("detail").asText();
  }
}
