package dev.slipway.azure.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenRequestContext;
import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.web.TestKey;
import dev.slipway.azure.standin.web.WebResponse;
import dev.slipway.azure.standin.web.WebServer;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.ports.testing.AtOnce;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An application that proves itself, over the real SDK.
@Tag("stand-in")
final class ServicePrincipalTest {
  private static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
  private static final String OTHER_TENANT = "3aa6e3d5-09a4-4cb9-8a3d-2d7cd011db47";
  private static final String VAULT = "https://vault.azure.net";

  private final EntraStandIn entra = EntraStandIn.start(InstantSource.system());
  private final Application application =
      entra.register(TENANT, "slipway").withSecret("correct", Instant.now().plusSeconds(3600));

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void close() {
    entra.close();
  }

  @Test
  void aSecretGetsATokenAndTheReportSaysOfWhomAndUntilWhen() {
    AzureIdentity identity = identity(secret("correct"));

    String token = token(identity);

    assertThat(entra.tokens().verified(token, VAULT)).contains(application);
    IdentityReport.Granted granted = identity.report().granted().orElseThrow();
    assertThat(granted.method()).isEqualTo(IdentityMethod.SERVICE_PRINCIPAL);
    assertThat(granted.owner())
        .isEqualTo(
            new TokenOwner(
                Optional.of(application.clientId()),
                Optional.of(application.objectId()),
                Optional.of("slipway"),
                Optional.of(TENANT)));
    assertThat(granted.until()).isAfter(Instant.now().plusSeconds(3500));
    assertThat(identity.report().toString()).doesNotContain(token);
  }

  @Test
  void manyAtOnceAskOnce() {
    AzureIdentity identity = identity(secret("correct"));

    assertThat(AtOnce.race(30, _ -> token(identity))).hasSize(30);

    assertThat(entra.server().received()).hasSize(1);
  }

  @Test
  void theProbeSaysWhoAndUntilWhenAndNeverTheToken() {
    AzureIdentity identity = identity(secret("correct"));

    String seen = new IdentityProbe(identity, VAULT + "/.default").look();

    assertThat(seen)
        .startsWith("service-principal: slipway (object %s)".formatted(application.objectId()))
        .contains(TENANT, "until ")
        .doesNotContain(token(identity));
  }

  @Test
  void theProbeSaysThatTheClockIsWrongEvenWhileTokensAreGiven() {
    AzureIdentity identity =
        identity(settings(secret("correct")), () -> Instant.now().minus(Duration.ofMinutes(10)));

    Problem problem =
        catchThrowableOfType(
                SlipwayException.class, new IdentityProbe(identity, VAULT + "/.default")::look)
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.CLOCK_SKEW);
    assertThat(problem.why()).contains("s behind");
  }

  @Test
  void aCertificateGetsAToken() throws IOException {
    TestKey key = TestKey.named("application");
    application.withCertificate(key.certificate());

    assertThat(token(identity(certificate(key)))).isNotEmpty();
  }

  @Test
  void aCertificateThatTheApplicationDoesNotHaveIsSaid() throws IOException {
    Problem problem = refused(identity(certificate(TestKey.named("stranger"))));

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_REFUSED);
    assertThat(problem.why()).contains("certificate");
    assertThat(problem.evidence()).singleElement().asString().contains("700027");
  }

  @Test
  void anExpiredCertificateIsSaidWithItsDate() throws IOException {
    ClientProof proof = certificate(TestKey.named("application"));
    Instant later = Instant.now().plus(Duration.ofDays(3650));

    Problem problem = refused(identity(settings(proof), () -> later));

    assertThat(problem.why()).contains("expired at");
    assertThat(entra.server().received()).isEmpty();
  }

  @Test
  void theTokenOfAnotherIssuerGetsAToken() throws IOException {
    application.trusting("https://cluster", "system:serviceaccount:slipway");
    IdentitySettings settings =
        settings(Optional.empty())
            .federatedBy(federated("system:serviceaccount:slipway", Instant.now()))
            .onlyBy(IdentityMethod.WORKLOAD_IDENTITY);
    AzureIdentity identity = identity(settings, InstantSource.system());

    assertThat(token(identity)).isNotEmpty();
    assertThat(identity.report().granted().orElseThrow().method())
        .isEqualTo(IdentityMethod.WORKLOAD_IDENTITY);
  }

  @Test
  void aSubjectThatIsNotTrustedIsSaid() throws IOException {
    IdentitySettings settings =
        settings(Optional.empty())
            .federatedBy(federated("system:serviceaccount:other", Instant.now()))
            .onlyBy(IdentityMethod.WORKLOAD_IDENTITY);

    assertThat(refused(identity(settings, InstantSource.system())).fix())
        .contains("federated credential");
  }

  @Test
  void aWrongSecretIsSaidAndAskedForOnceOnly() {
    Problem problem = refused(identity(secret("wrong")));

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_REFUSED);
    assertThat(problem.why()).contains("secret is wrong");
    assertThat(problem.where()).isEqualTo("service-principal");
    assertThat(problem.retryable()).isFalse();
    assertThat(entra.server().received()).hasSize(1);
  }

  @Test
  void anExpiredSecretIsSaid() {
    application.withSecret("old", Instant.now().minusSeconds(1));

    assertThat(refused(identity(secret("old"))).why()).contains("expired");
  }

  @Test
  void aTenantThatDoesNotExistIsSaid() {
    IdentitySettings settings =
        settings(secret("correct"))
            .as(
                new TenantId(OTHER_TENANT),
                new ClientId(application.clientId()),
                Optional.of(secret("correct")));

    assertThat(refused(identity(settings, InstantSource.system())).why())
        .contains("no tenant " + OTHER_TENANT);
  }

  @Test
  void aResourceOfAnotherTenantIsSaidBeforeAnybodyIsAsked() {
    Problem problem =
        catchThrowableOfType(
                SlipwayException.class,
                () -> identity(secret("correct")).getTokenSync(request().setTenantId(OTHER_TENANT)))
            .problem();

    assertThat(problem.why()).contains(OTHER_TENANT, TENANT);
    assertThat(entra.server().received()).isEmpty();
  }

  @Test
  void anApplicationThatIsNotThereIsSaid() {
    IdentitySettings settings =
        settings(secret("correct"))
            .as(new TenantId(TENANT), new ClientId(OTHER_TENANT), Optional.of(secret("correct")));

    assertThat(refused(identity(settings, InstantSource.system())).why())
        .contains("no active application " + OTHER_TENANT);
  }

  @Test
  void aClockThatIsWrongIsSaidWithTheDifference() throws IOException {
    application.trusting("https://cluster", "slipway");
    Instant early = Instant.now().plus(Duration.ofMinutes(20));
    IdentitySettings settings =
        settings(Optional.empty())
            .federatedBy(federated("slipway", early))
            .onlyBy(IdentityMethod.WORKLOAD_IDENTITY);
    AzureIdentity identity = identity(settings, () -> Instant.now().plus(Duration.ofMinutes(20)));

    Problem problem = refused(identity);

    assertThat(problem.code()).isEqualTo(ProblemCode.CLOCK_SKEW);
    assertThat(problem.why()).containsPattern("1(199|200|201) s ahead of");
    assertThat(identity.report().clockDifference())
        .isBetween(Duration.ofSeconds(-1202), Duration.ofSeconds(-1198));
  }

  @Test
  void anEndpointThatNeverAnswersIsGivenUp() {
    entra.server().fallSilent();
    IdentitySettings settings =
        settings(secret("correct")).askingAt(entra.authority(), Duration.ofMillis(300));

    Problem problem = refused(identity(settings, InstantSource.system()));

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_UNAVAILABLE);
    assertThat(problem.retryable()).isTrue();
  }

  @Test
  void anEndpointThatIsGoneIsSaid() {
    entra.close();

    Problem problem = refused(identity(secret("correct")));

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_UNAVAILABLE);
    assertThat(problem.why()).contains("cannot be reached");
  }

  @Test
  void aFailureThatPassesIsTriedAgain() {
    entra.server().answerNext(WebResponse.of(503, Map.of("error", "temporarily_unavailable")));

    assertThat(token(identity(secret("correct")))).isNotEmpty();
  }

  @Test
  void whereNothingIsPossibleEachMethodSaysWhy() {
    AzureIdentity identity =
        identity(
            IdentitySettings.of(
                EnvironmentClass.PRODUCTION,
                new ManagedIdentityHost.ByMetadata(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 9))),
            InstantSource.system());

    Problem problem = refused(identity);

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_UNAVAILABLE);
    assertThat(problem.evidence())
        .anySatisfy(line -> assertThat(line).startsWith("workload-identity: not configured"))
        .anySatisfy(line -> assertThat(line).startsWith("managed-identity: this machine has no"))
        .anySatisfy(line -> assertThat(line).startsWith("service-principal: not configured"))
        .noneMatch(line -> line.startsWith("azure-cli"));
    assertThat(identity.report().failure()).contains(problem);
  }

  private Path federated(String subject, Instant now) throws IOException {
    return Files.writeString(
        folder.resolve("token"),
        FederatedTokens.of("https://cluster", subject, now, now.plusSeconds(600)));
  }

  private ClientProof certificate(TestKey key) throws IOException {
    return new ClientProof.CertificateFile(
        Files.writeString(folder.resolve("certificate.pem"), key.pem()), Optional.empty());
  }

  private static ClientProof secret(String value) {
    return new ClientProof.ClientSecret(Secret.of(value));
  }

  private IdentitySettings settings(ClientProof proof) {
    return settings(Optional.of(proof)).onlyBy(IdentityMethod.SERVICE_PRINCIPAL);
  }

  private IdentitySettings settings(Optional<ClientProof> proof) {
    return IdentitySettings.of(EnvironmentClass.DEVELOPMENT, new ManagedIdentityHost.ByVariables())
        .as(new TenantId(TENANT), new ClientId(application.clientId()), proof)
        .askingAt(authority(), Duration.ofSeconds(15));
  }

  private URI authority() {
    return entra.authority();
  }

  private AzureIdentity identity(ClientProof proof) {
    return identity(settings(proof), InstantSource.system());
  }

  private static AzureIdentity identity(IdentitySettings settings, InstantSource clock) {
    return AzureIdentity.of(settings, WebServer.client(), clock);
  }

  private static Problem refused(AzureIdentity identity) {
    return catchThrowableOfType(SlipwayException.class, () -> token(identity)).problem();
  }

  private static String token(AzureIdentity identity) {
    return identity.getTokenSync(request()).getToken();
  }

  private static TokenRequestContext request() {
    return new TokenRequestContext().addScopes(VAULT + "/.default");
  }
}
