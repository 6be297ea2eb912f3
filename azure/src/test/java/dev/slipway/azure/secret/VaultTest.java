package dev.slipway.azure.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.identity.AzureIdentity;
import dev.slipway.azure.identity.ClientId;
import dev.slipway.azure.identity.ClientProof;
import dev.slipway.azure.identity.EnvironmentClass;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.azure.identity.ManagedIdentityHost;
import dev.slipway.azure.identity.TenantId;
import dev.slipway.azure.standin.keyvault.VaultRefusal;
import dev.slipway.azure.standin.keyvault.VaultRight;
import dev.slipway.azure.standin.web.WebServer;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a vault answers and what Slipway makes of it, over the real SDK.
@Tag("stand-in")
final class VaultTest {
  private final TestVault test = new TestVault(InstantSource.system());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aValueIsFoundInEachVersion() {
    test.vault.put("key", "one", Map.of());
    String first = test.vault.find("key", "").orElseThrow().version();
    test.vault.put("key", "two", Map.of());

    assertThat(test.vault.find("key", "").map(Vault.Found::value)).contains(Secret.of("two"));
    assertThat(test.vault.find("key", first).map(Vault.Found::value)).contains(Secret.of("one"));
    assertThat(test.vault.find("other", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ForbiddenByRbac, Key Vault Secrets Officer",
    "ForbiddenByPolicy, access policy",
    "ForbiddenByFirewall, firewall",
    "ForbiddenByConnection, private endpoint",
    "SecretDisabled, Enable",
  })
  void whatIsForbiddenIsSaidWithWhatToDo(String innerCode, String fix) {
    test.vault.put("key", "one", Map.of());
    test.standIn.server().answerNext(VaultRefusal.of(403, "Forbidden", innerCode));

    Problem problem = refused("key");

    assertThat(problem.fix()).contains(fix);
    assertThat(problem.where()).isEqualTo("localhost, secret key");
    assertThat(problem.evidence()).containsExactly("innererror " + innerCode);
    assertThat(problem.retryable()).isFalse();
  }

  @Test
  void aMissingRoleIsFoundOutByTheVaultItself() {
    test.standIn.allowOnly(EnumSet.noneOf(VaultRight.class));

    assertThat(refused("key").why()).contains("no role");
  }

  @Test
  void aVaultThatNeverAnswersIsGivenUp() {
    test.standIn.server().fallSilent();

    Problem problem =
        catchThrowableOfType(
                SlipwayException.class, () -> test.client(Duration.ofMillis(200)).find("key", ""))
            .problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
    assertThat(problem.retryable()).isTrue();
    assertThat(problem.why()).contains("in time");
  }

  @Test
  void aVaultThatIsGoneIsSaid() {
    test.standIn.close();

    assertThat(refused("key").why()).contains("cannot be reached");
  }

  @Test
  void aFailureThatPassesIsTriedAgainOnce() {
    test.vault.put("key", "one", Map.of());
    test.standIn.server().answerNext(VaultRefusal.of(503, "ServiceUnavailable", ""));

    assertThat(test.vault.find("key", "")).isPresent();
  }

  @Test
  void theServicesOwnIdentityReadsIt() {
    test.vault.put("key", "one", Map.of());

    assertThat(as("correct").find("key", "").map(Vault.Found::value)).contains(Secret.of("one"));
  }

  @Test
  void anIdentityThatIsRefusedIsSaidAsItIs() {
    Vault vault = as("wrong");

    Problem problem =
        catchThrowableOfType(SlipwayException.class, () -> vault.find("key", "")).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_REFUSED);
    assertThat(problem.why()).contains("secret is wrong");
  }

  @Test
  void theProbeSaysWhetherSecretsCanBeReadAndDeletedAndChangesNothing() {
    KeyVaultProbe probe =
        new KeyVaultProbe(test.vault, KeyVaultSettings.of(test.standIn.address()));
    assertThat(probe.look()).contains("read and deleted");
    assertThat(test.standIn.namesOfSecrets()).isEmpty();

    test.standIn.allowOnly(EnumSet.of(VaultRight.GET, VaultRight.LIST));
    Problem problem = catchThrowableOfType(SlipwayException.class, probe::look).problem();
    assertThat(problem.fix()).contains("Key Vault Secrets Officer");

    test.standIn.closeToThisNetwork();
    Problem closed = catchThrowableOfType(SlipwayException.class, probe::look).problem();
    assertThat(closed.fix()).contains("firewall");
  }

  @Test
  void aTokenThatTheVaultDoesNotAcceptIsSaid() {
    test.entra.tokens().livingFor(Duration.ZERO);

    Problem problem = refused("key");

    assertThat(problem.code()).isEqualTo(ProblemCode.IDENTITY_REFUSED);
    assertThat(problem.fix()).contains("AZURE_TENANT_ID", "clock");
  }

  private Vault as(String secret) {
    IdentitySettings settings =
        IdentitySettings.of(EnvironmentClass.DEVELOPMENT, new ManagedIdentityHost.ByVariables())
            .as(
                new TenantId(TestVault.TENANT),
                new ClientId(test.application.clientId()),
                Optional.of(new ClientProof.ClientSecret(Secret.of(secret))))
            .askingAt(test.entra.authority(), Duration.ofSeconds(10));
    return Vault.of(
        KeyVaultSettings.of(test.standIn.address()),
        AzureIdentity.of(settings, WebServer.client(), InstantSource.system()),
        WebServer.client());
  }

  private Problem refused(String name) {
    return catchThrowableOfType(SlipwayException.class, () -> test.vault.find(name, "")).problem();
  }
}
