package dev.slipway.azure.standin.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.azure.standin.web.TestKey;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What Microsoft documents of the token endpoints
/// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
@Tag("stand-in")
final class EntraStandInTest {
  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String VAULT = "https://vault.azure.net";

  private Instant now = Instant.parse("2031-05-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final EntraStandIn entra = EntraStandIn.start(clock);
  private final Application application =
      entra.register(TENANT, "app").withSecret("correct", now.plusSeconds(7200));

  @AfterEach
  void close() {
    entra.close();
  }

  @Test
  void aTokenIsForOneResourceAndEnds() throws Exception {
    JsonNode answer = json(ask(TENANT, Map.of()));
    String token = answer.path("access_token").asText();

    assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
    assertThat(answer.path("expires_in").asInt()).isEqualTo(3600);
    assertThat(entra.tokens().verified(token, VAULT)).contains(application);
    assertThat(entra.tokens().verified(token, "https://servicebus.azure.net")).isEmpty();

    now = now.plus(Duration.ofHours(1));
    assertThat(entra.tokens().verified(token, VAULT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "client_secret, wrong, 401, invalid_client, 7000215",
    "client_secret, '', 400, invalid_request, 900144",
    "client_id, 00000000-0000-0000-0000-000000000001, 400, unauthorized_client, 700016",
    "scope, user.read, 400, invalid_scope, 1002012",
    "scope, '', 400, invalid_request, 900144",
    "grant_type, password, 400, unsupported_grant_type, 70003",
  })
  void whatIsWrongIsRefusedWithItsNumber(
      String field, String value, int status, String error, int code) throws Exception {
    HttpResponse<String> answer = ask(TENANT, Map.of(field, value));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(json(answer).path("error").asText()).isEqualTo(error);
    assertThat(json(answer).path("error_codes").path(0).asInt()).isEqualTo(code);
    assertThat(json(answer).path("error_description").asText()).startsWith("AADSTS" + code + ": ");
  }

  @Test
  void anUnknownTenantIsRefused() throws Exception {
    assertThat(json(ask("nobody.example", Map.of())).path("error_codes").path(0).asInt())
        .isEqualTo(90002);
  }

  @Test
  void aSecretEnds() throws Exception {
    now = now.plusSeconds(7200);

    assertThat(json(ask(TENANT, Map.of())).path("error_codes").path(0).asInt()).isEqualTo(7000222);
  }

  @Test
  void managedIdentitiesAreGivenToWhoeverKnowsTheHeaderOnly() throws Exception {
    Application machine = ManagedIdentityStandIn.identity(TENANT, "machine");
    try (ManagedIdentityStandIn endpoint =
        ManagedIdentityStandIn.start(Optional.of(machine), List.of(), clock)) {
      String query = "?api-version=2019-08-01&resource=" + VAULT;

      assertThat(get(endpoint, query, endpoint.header()).statusCode()).isEqualTo(200);
      assertThat(get(endpoint, query, "guessed").statusCode()).isEqualTo(403);
      assertThat(get(endpoint, "?resource=" + VAULT, endpoint.header()).statusCode())
          .isEqualTo(400);
      assertThat(get(endpoint, query + "&client_id=other", endpoint.header()).statusCode())
          .isEqualTo(400);
    }
  }

  private static HttpResponse<String> get(
      ManagedIdentityStandIn endpoint, String query, String header)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(URI.create(endpoint.endpoint() + query))
            .header("X-IDENTITY-HEADER", header)
            .build());
  }

  private HttpResponse<String> ask(String tenant, Map<String, String> changes)
      throws IOException, InterruptedException {
    Map<String, String> form =
        new TreeMap<>(
            Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                application.clientId(),
                "client_secret",
                "correct",
                "scope",
                VAULT + "/.default"));
    form.putAll(changes);
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(entra.authority().resolve("/" + tenant + "/oauth2/v2.0/token"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(TestKey.named("localhost").tls()).build()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
