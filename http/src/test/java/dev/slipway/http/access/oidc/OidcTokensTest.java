package dev.slipway.http.access.oidc;

import static dev.slipway.http.access.oidc.LocalIssuer.claims;
import static dev.slipway.http.access.oidc.LocalIssuer.publicKeys;
import static dev.slipway.http.access.oidc.LocalIssuer.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.slipway.domain.access.Caller;
import dev.slipway.domain.access.CallerId;
import dev.slipway.domain.access.Grant;
import dev.slipway.domain.access.Role;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OrganizationId;
import dev.slipway.ports.testing.AtOnce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OidcTokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final Caller JO =
      new Caller(CallerId.ofSubject("jo").orElseThrow(), Grant.in(ACME, Role.DEPLOYER));

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private LocalIssuer issuer;
  private OidcTokens tokens;

  @BeforeEach
  void start() throws IOException {
    issuer = new LocalIssuer();
    tokens = new OidcTokens(issuer.settings(), now::get);
  }

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void aTokenOfTheIssuerSaysWhoAsksAndWhatTheyMay() {
    assertThat(tokens.caller(signed(claims(NOW).build()))).contains(JO);
  }

  @Test
  void es256IsTakenToo() {
    String token =
        signed(header(JWSAlgorithm.ES256, "ec-1"), LocalIssuer.ec(), claims(NOW).build());

    assertThat(tokens.caller(token)).contains(JO);
  }

  @Test
  void accessTokensThatSayThatTheyAreAreTaken() {
    String token =
        signed(
            header(JWSAlgorithm.RS256, "rsa-1").type(new JOSEObjectType("at+jwt")),
            LocalIssuer.rsa(),
            claims(NOW).build());

    assertThat(tokens.caller(token)).contains(JO);
  }

  @Test
  void oneOfManyAudiencesIsEnough() {
    assertThat(
            tokens.caller(signed(claims(NOW).audience(List.of("x", LocalIssuer.AUDIENCE)).build())))
        .contains(JO);
  }

  @Test
  void theHighestRoleCountsAndWhatIsNoRoleDoesNot() {
    String token =
        signed(claims(NOW).claim("roles", List.of("viewer", "King", "admin", 7)).build());

    assertThat(tokens.caller(token).orElseThrow().grant()).isEqualTo(Grant.in(ACME, Role.ADMIN));
  }

  @Test
  void aRoleMayBeATextAndPlatformNeedsNoOrganization() {
    String token =
        signed(claims(NOW).claim("roles", "platform").claim("organization", null).build());

    assertThat(tokens.caller(token).orElseThrow().grant()).isEqualTo(Grant.platform());
  }

  @Test
  void claimsThatDoNotSayWhatTheirOwnerMayAreForbidden() {
    forbidden(claims(NOW).claim("roles", null));
    forbidden(claims(NOW).claim("roles", List.of()));
    forbidden(claims(NOW).claim("roles", Map.of("a", "admin")));
    forbidden(claims(NOW).claim("organization", null));
    forbidden(claims(NOW).claim("organization", "a b\u0000"));
    forbidden(claims(NOW).claim("organization", 7));
    forbidden(claims(NOW).subject("a\u0000b"));
    forbidden(claims(NOW).subject("x".repeat(10_000)));
  }

  @Test
  void tokensOfOthersOrForOthersAreRefused() {
    refused(signed(claims(NOW).issuer("https://issuer.example.com/other").build()));
    refused(signed(claims(NOW).issuer(null).build()));
    refused(signed(claims(NOW).audience("api://other").build()));
    refused(signed(claims(NOW).audience(List.of()).build()));
    refused(signed(claims(NOW).subject(null).build()));
  }

  @Test
  void aTokenIsTakenFromItsBeginningToItsEndWithALittleSkew() {
    String token = signed(claims(NOW).build());

    now.set(NOW.minusSeconds(29));
    assertThat(tokens.caller(token)).isPresent();
    now.set(NOW.minusSeconds(31));
    refused(token);
    now.set(NOW.plusSeconds(629));
    assertThat(tokens.caller(token)).isPresent();
    now.set(NOW.plusSeconds(631));
    assertThat(refused(token)).contains("expired");
  }

  @Test
  void aTokenWithoutAnEndIsRefused() {
    refused(signed(claims(NOW).expirationTime(null).build()));
    refused(signed(claims(NOW).expirationTime(Date.from(Instant.EPOCH)).build()));
  }

  @Test
  void whatIsNotSignedIsNoToken() {
    assertThat(tokens.caller(new PlainJWT(claims(NOW).build()).serialize())).isEmpty();
    assertThat(
            tokens.caller(encoded("{\"alg\":\"none\"}") + "." + encoded("{\"sub\":\"jo\"}") + "."))
        .isEmpty();
  }

  @Test
  void aSharedSecretProvesNothingAlsoWhenItIsThePublicKey() throws JOSEException {
    byte[] publicKey = LocalIssuer.rsa().toRSAPublicKey().getEncoded();
    SignedJWT forged =
        new SignedJWT(header(JWSAlgorithm.HS256, "rsa-1").build(), claims(NOW).build());
    forged.sign(new MACSigner(publicKey));

    refused(forged.serialize());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256"})
  void otherAlgorithmsAreRefused(String algorithm) {
    refused(
        signed(
            header(JWSAlgorithm.parse(algorithm), "rsa-1"),
            LocalIssuer.rsa(),
            claims(NOW).build()));
  }

  @Test
  void aForgedOrChangedTokenIsRefused() {
    RSAKey forger = LocalIssuer.rsa("rsa-1", 2048);
    refused(signed(forger, claims(NOW).build()));
    refused(
        signed(
            header(JWSAlgorithm.RS256, "rsa-1").jwk(forger.toPublicJWK()),
            forger,
            claims(NOW).build()));

    String[] parts = signed(claims(NOW).build()).split("\\.", -1);
    String other = signed(claims(NOW).claim("roles", "platform").build()).split("\\.", -1)[1];
    refused(parts[0] + "." + other + "." + parts[2]);
    refused(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
  }

  @Test
  void anExtensionThatHasToBeUnderstoodIsRefused() {
    refused(
        signed(
            header(JWSAlgorithm.RS256, "rsa-1").criticalParams(Set.of("x")).customParam("x", 1),
            LocalIssuer.rsa(),
            claims(NOW).build()));
  }

  @Test
  void weakKeysOfTheIssuerAreNotUsed() {
    RSAKey weak = LocalIssuer.rsa("weak", 1024);
    ECKey odd = LocalIssuer.ec("odd", Curve.P_384);
    issuer.publishes(publicKeys(weak, odd));

    refused(signed(weak, claims(NOW).build()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x", "..", "a.b.c", "é.é.é", "\0", "slipkey_000000000000_x", "a.b.c.d.e"})
  void whatIsNoTokenIsNobodys(String text) {
    assertThat(tokens.caller(text)).isEmpty();
    assertThat(issuer.fetches()).isZero();
  }

  @Test
  void deepAndLongTokensEndInARefusalAndNoOverflow() {
    String deep = "[".repeat(6_000) + "]".repeat(6_000);
    String header = encoded("{\"alg\":\"RS256\",\"kid\":\"rsa-1\",\"x\":%s}".formatted(deep));
    String payload = encoded("{\"sub\":%s}".formatted(deep));

    assertThat(tokens.caller(header + ".e30.AAAA")).isEmpty();
    refused(encoded("{\"alg\":\"RS256\",\"kid\":\"rsa-1\"}") + "." + payload + ".AAAA");
    assertThat(tokens.caller("a".repeat(1024 * 1024))).isEmpty();
  }

  @Test
  void aKeyThatTheIssuerPublishesLaterIsFetched() {
    assertThat(tokens.caller(signed(claims(NOW).build()))).isPresent();
    RSAKey next = LocalIssuer.rsa("rsa-2", 2048);
    issuer.publishes(publicKeys(next));
    now.set(NOW.plus(Published.PAUSE));

    assertThat(tokens.caller(signed(next, claims(NOW).build()))).isPresent();
    refused(signed(claims(NOW).build()));
  }

  @Test
  void unknownKeysMakeTheIssuerBeAskedOnceInAWhileOnly() {
    tokens.caller(signed(claims(NOW).build()));
    for (int i = 0; i < 20; i++) {
      refused(
          signed(
              header(JWSAlgorithm.RS256, "unknown-" + i), LocalIssuer.rsa(), claims(NOW).build()));
    }
    assertThat(issuer.fetches()).isEqualTo(1);

    now.set(NOW.plus(Published.PAUSE));
    for (int i = 0; i < 20; i++) {
      refused(
          signed(
              header(JWSAlgorithm.RS256, "unknown-" + i), LocalIssuer.rsa(), claims(NOW).build()));
    }
    assertThat(issuer.fetches()).isEqualTo(2);
  }

  @Test
  void manyTokensAtOnceNeedOneFetch() {
    String token = signed(claims(NOW).build());

    assertThat(AtOnce.race(20, _ -> tokens.caller(token).isPresent())).containsOnly(true);
    assertThat(issuer.fetches()).isEqualTo(1);
  }

  @Test
  void aKeyThatTheIssuerTakesBackIsForgottenInTime() {
    String token = signed(claims(NOW).expirationTime(Date.from(NOW.plusSeconds(86_400))).build());
    assertThat(tokens.caller(token)).isPresent();
    issuer.publishes(publicKeys(LocalIssuer.rsa("rsa-2", 2048)));

    now.set(NOW.plus(Published.OLD));

    refused(token);
  }

  @Test
  void knownKeysGoOnWhileTheIssuerIsAway() {
    String token = signed(claims(NOW).expirationTime(Date.from(NOW.plusSeconds(86_400))).build());
    assertThat(tokens.caller(token)).isPresent();
    issuer.answers(500);

    now.set(NOW.plus(Duration.ofHours(2)));

    assertThat(tokens.caller(token)).isPresent();
  }

  @Test
  void anIssuerThatWasNeverThereIsAPassingProblem() {
    issuer.answers(503);
    String token = signed(claims(NOW).build());

    assertThat(problem(token)).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
    assertThat(problem(token)).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
    assertThat(issuer.fetches()).isEqualTo(1);

    issuer.answers(200);
    now.set(NOW.plus(Published.PAUSE_AFTER_FAILURE));
    assertThat(tokens.caller(token)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no json", "[]", "{}", "{\"keys\":7}"})
  void anIssuerThatTalksNonsenseIsAPassingProblem(String nonsense) {
    issuer.publishes(nonsense);

    assertThat(problem(signed(claims(NOW).build()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void anIssuerThatDoesNotEndIsAPassingProblem() {
    issuer.publishes("{\"keys\":[]," + " ".repeat(2 * 1024 * 1024) + "\"x\":1}");

    assertThat(problem(signed(claims(NOW).build()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
  }

  @Test
  void aClosedIssuerIsAPassingProblem() {
    issuer.close();

    assertThat(problem(signed(claims(NOW).build()))).isEqualTo(ProblemCode.SERVICE_UNAVAILABLE);
  }

  private void forbidden(JWTClaimsSet.Builder claims) {
    assertThat(problem(signed(claims.build()))).isEqualTo(ProblemCode.FORBIDDEN);
  }

  private String refused(String token) {
    SlipwayException refusal =
        catchThrowableOfType(SlipwayException.class, () -> tokens.caller(token));
    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.UNAUTHORIZED);
    return refusal.problem().why();
  }

  private ProblemCode problem(String token) {
    return catchThrowableOfType(SlipwayException.class, () -> tokens.caller(token))
        .problem()
        .code();
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm, String key) {
    return new JWSHeader.Builder(algorithm).keyID(key);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
