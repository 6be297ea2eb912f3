package dev.slipway.azure.secret;

import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretOrigin;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("stand-in")
final class KeyVaultOutsideSecretsTest {
  private static final SecretOrigin ORIGIN = new SecretOrigin("keyvault:payment-key");

  private final TestVault test = new TestVault(InstantSource.system());
  private final KeyVaultOutsideSecrets secrets = new KeyVaultOutsideSecrets(test.vault);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aProjectGetsThePresentValueOfWhatIsMeantForIt() {
    test.vault.put("payment-key", "one", Map.of("slipway-for", "shop hello"));
    assertThat(secrets.read(HELLO, ORIGIN)).isEqualTo(Secret.of("one"));

    test.vault.put("payment-key", "two", Map.of("slipway-for", "shop hello"));
    assertThat(secrets.read(HELLO, ORIGIN)).isEqualTo(Secret.of("two"));
    assertThat(secrets.read(new ProjectId("shop"), ORIGIN)).isEqualTo(Secret.of("two"));
  }

  @Test
  void whatIsForOthersOrForNobodyIsAsIfItWereNotThere() {
    Problem absent = refused();
    test.vault.put("payment-key", "of the service", Map.of());
    Problem nobodys = refused();
    test.vault.put("payment-key", "of another", Map.of("slipway-for", "hello-2 shello"));
    Problem others = refused();

    assertThat(absent.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
    assertThat(absent.fix()).contains("slipway-for");
    assertThat(nobodys).isEqualTo(absent);
    assertThat(others).isEqualTo(absent);
  }

  private Problem refused() {
    return catchThrowableOfType(SlipwayException.class, () -> secrets.read(HELLO, ORIGIN))
        .problem();
  }
}
