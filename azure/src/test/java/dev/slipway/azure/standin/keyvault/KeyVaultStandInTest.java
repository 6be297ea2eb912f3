package dev.slipway.azure.standin.keyvault;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.web.TestKey;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What Microsoft documents of secrets (https://learn.microsoft.com/rest/api/keyvault/secrets).
@Tag("stand-in")
final class KeyVaultStandInTest {
  private Instant now = Instant.parse("2031-05-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final EntraStandIn entra = EntraStandIn.start(clock);
  private final KeyVaultStandIn vault =
      KeyVaultStandIn.start(entra, entra.register("contoso.example", "app"), clock);
  private final String token =
      vault.credential().getTokenSync(new TokenRequestContext()).getToken();

  @AfterEach
  void close() {
    vault.close();
    entra.close();
  }

  @Test
  void whoeverBringsNoTokenIsToldWhereToGetOne() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder(at("/secrets/one/")).build());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .isEqualTo(
            "Bearer authorization=\"%scontoso.example\", resource=\"https://vault.azure.net\""
                .formatted(entra.authority()));
  }

  @Test
  void aTokenThatHasEndedIsRefused() throws Exception {
    now = now.plus(Duration.ofHours(1));

    assertThat(ask("GET", "/secrets", "").statusCode()).isEqualTo(401);
  }

  @Test
  void everyValueIsAVersionWithAnIdOfItsOwn() throws Exception {
    String first = json(set("one", "1")).path("id").asText();
    String second = json(set("one", "2")).path("id").asText();

    assertThat(first).isNotEqualTo(second).contains("/secrets/one/");
    assertThat(json(ask("GET", "/secrets/one/", "")).path("value").asText()).isEqualTo("2");
    assertThat(json(ask("GET", URI.create(first).getPath(), "")).path("value").asText())
        .isEqualTo("1");
    assertThat(json(ask("GET", "/secrets/one/versions", "")).path("value")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"under_score", "dot.ted", "umläut"})
  void aNameHasLettersDigitsAndHyphens(String name) throws Exception {
    assertThat(set(name, "1").statusCode()).isEqualTo(400);
  }

  @Test
  void namesAndValuesHaveLimits() throws Exception {
    assertThat(set("n".repeat(127), "v".repeat(25_600)).statusCode()).isEqualTo(200);
    assertThat(set("n".repeat(128), "1").statusCode()).isEqualTo(400);
    assertThat(set("one", "v".repeat(25_601)).statusCode()).isEqualTo(400);
  }

  @Test
  void namesDifferByMoreThanCase() throws Exception {
    set("ONE", "1");

    assertThat(json(ask("GET", "/secrets/one", "")).path("value").asText()).isEqualTo("1");
  }

  @Test
  void whatIsDeletedKeepsItsNameUntilItIsRecoveredOrPurged() throws Exception {
    set("one", "1");
    ask("DELETE", "/secrets/one", "");

    assertThat(ask("GET", "/secrets/one", "").statusCode()).isEqualTo(404);
    HttpResponse<String> refused = set("one", "2");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(inner(refused)).isEqualTo("ObjectIsDeletedButRecoverable");

    assertThat(ask("POST", "/deletedsecrets/one/recover", "").statusCode()).isEqualTo(200);
    assertThat(json(ask("GET", "/secrets/one", "")).path("value").asText()).isEqualTo("1");

    ask("DELETE", "/secrets/one", "");
    assertThat(ask("DELETE", "/deletedsecrets/one", "").statusCode()).isEqualTo(204);
    assertThat(ask("DELETE", "/deletedsecrets/one", "").statusCode()).isEqualTo(404);
    assertThat(set("one", "2").statusCode()).isEqualTo(200);
  }

  @Test
  void listsHavePagesAndNoValues() throws Exception {
    for (int i = 0; i < 27; i++) {
      set("secret-" + i, "hidden");
    }
    JsonNode first = json(ask("GET", "/secrets", ""));
    URI next = URI.create(first.path("nextLink").asText());
    JsonNode second =
        json(send(HttpRequest.newBuilder(next).header("Authorization", "Bearer " + token).build()));

    Set<String> ids = new HashSet<>();
    first.path("value").forEach(entry -> ids.add(entry.path("id").asText()));
    second.path("value").forEach(entry -> ids.add(entry.path("id").asText()));
    assertThat(first.path("value")).hasSize(25);
    assertThat(ids).hasSize(27);
    assertThat(second.has("nextLink")).isFalse();
    assertThat(first.toString()).doesNotContain("hidden");
  }

  @Test
  void aDisabledVersionIsNotGivenOut() throws Exception {
    String id = URI.create(json(set("one", "1")).path("id").asText()).getPath();

    ask("PATCH", id, "{\"attributes\":{\"enabled\":false}}");

    assertThat(inner(ask("GET", "/secrets/one", ""))).isEqualTo("SecretDisabled");
  }

  @Test
  void whoeverMayNotIsToldByWhat() throws Exception {
    vault.allowOnly(EnumSet.of(VaultRight.GET));
    assertThat(set("one", "1").statusCode()).isEqualTo(403);
    assertThat(inner(set("one", "1"))).isEqualTo("ForbiddenByRbac");

    vault.closeToThisNetwork();
    assertThat(inner(ask("GET", "/secrets/one", ""))).isEqualTo("ForbiddenByFirewall");
  }

  private HttpResponse<String> set(String name, String value) throws Exception {
    return ask("PUT", "/secrets/" + name, "{\"value\":\"%s\"}".formatted(value));
  }

  private HttpResponse<String> ask(String method, String path, String body) throws Exception {
    return send(
        HttpRequest.newBuilder(at(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .build());
  }

  private URI at(String path) throws Exception {
    URI base = vault.address();
    return new URI("https", null, base.getHost(), base.getPort(), path, "api-version=7.5", null);
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(TestKey.named("localhost").tls()).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static String inner(HttpResponse<String> answer) throws IOException {
    return json(answer).path("error").path("innererror").path("code").asText();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }
}
