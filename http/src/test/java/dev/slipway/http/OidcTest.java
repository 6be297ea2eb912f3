package dev.slipway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.project.Secret;
import dev.slipway.http.access.AccessSettings;
import dev.slipway.http.access.oidc.LocalIssuer;
import dev.slipway.ports.testing.Examples;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens of an issuer, as the API takes them.
class OidcTest {
  @TempDir Path scratch;
  private LocalIssuer issuer;
  private ApiUnderTest api;

  @BeforeEach
  void start() throws IOException {
    issuer = new LocalIssuer();
    AccessSettings.Mode mode =
        new AccessSettings.Mode.WithOidc(Secret.of(ApiUnderTest.TOKEN), issuer.settings());
    api = new ApiUnderTest(scratch, new AccessSettings(mode, 100, Set.of()));
    api.projectWithSource("hello");
  }

  @AfterEach
  void stop() {
    api.close();
    issuer.close();
  }

  @Test
  void aTokenOpensWhatItsRoleSays() {
    String token = LocalIssuer.signed(LocalIssuer.claims(now()).build());

    assertThat(ask("GET", "/projects/hello", token).statusCode()).isEqualTo(200);
    assertThat(ask("DELETE", "/projects/hello", token).statusCode()).isEqualTo(403);
  }

  @Test
  void theAuditLogNamesItsSubject() {
    ask("DELETE", "/projects/hello/env/A", LocalIssuer.signed(LocalIssuer.claims(now()).build()));

    assertThat(
            api.audit.list(Optional.empty(), Optional.empty(), 1).items().getFirst().caller().id())
        .isEqualTo(CallerId.ofSubject("jo").orElseThrow());
  }

  @Test
  void somebodyElsesProjectIsNotFound() {
    String token =
        LocalIssuer.signed(LocalIssuer.claims(now()).claim("organization", "other").build());

    assertThat(ask("GET", "/projects/hello", token).statusCode()).isEqualTo(404);
  }

  @Test
  void anExpiredTokenIsToldThatItIs() {
    Instant before = now().minusSeconds(3_600);
    String token =
        LocalIssuer.signed(
            LocalIssuer.claims(before).expirationTime(Date.from(before.plusSeconds(60))).build());

    HttpResponse<String> answer = ask("GET", "/projects", token);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("www-authenticate"))
        .hasValue("Bearer realm=\"slipway\"");
    assertThat(answer.body()).contains("The token has expired").doesNotContain(token);
  }

  @Test
  void anIssuerThatIsAwayIsToldAndKeepsNoKeyOut() {
    issuer.answers(500);
    String token = LocalIssuer.signed(LocalIssuer.claims(now()).build());

    HttpResponse<String> answer = ask("GET", "/projects", token);

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("\"retryable\":true");
    assertThat(ask("GET", "/projects", ApiUnderTest.TOKEN).statusCode()).isEqualTo(200);
    assertThat(
            ask("GET", "/projects", api.token(Grant.in(Examples.ACME, Role.VIEWER))).statusCode())
        .isEqualTo(200);
  }

  private Instant now() {
    return api.clock.instant();
  }

  private HttpResponse<String> ask(String method, String path, String token) {
    return api.send(
        new Things(api).send(method, path).setHeader("Authorization", "Bearer " + token).build());
  }
}
