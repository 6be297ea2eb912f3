package dev.slipway.azure.secret;

import static dev.slipway.ports.testing.Examples.HELLO;
import static dev.slipway.ports.testing.Examples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.azure.standin.keyvault.VaultRefusal;
import dev.slipway.azure.standin.keyvault.VaultRight;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.testing.AtOnce;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a vault does that refuses, forgets or is seen by others.
@Tag("stand-in")
final class KeyVaultSecretFaultsTest {
  private static final VariableName KEY = new VariableName("API_KEY");

  private final InstantSource clock = () -> NOW;
  private final TestVault vault = new TestVault(InstantSource.system());
  private final String database = UUID.randomUUID().toString();
  private final SecretStore store = another(clock);

  @AfterEach
  void close() {
    vault.close();
  }

  /// As another process has it.
  private SecretStore another(InstantSource time) {
    CosmosStorage storage = TestStorage.open(database, RequestUnits.UNCOUNTED);
    return new KeyVaultSecretStore(vault.vault, storage, new SecureRandom(), time);
  }

  @Test
  void twoProcessesThatPutTheSameValueAtOnceGetOneVersionAndLeaveNoOther() {
    SecretStore second = another(clock);

    List<SecretReference> references =
        AtOnce.race(8, number -> (number % 2 == 0 ? store : second).put(HELLO, KEY, secret(7)));

    assertThat(references).containsOnly(new SecretReference(HELLO, KEY, 1));
    assertThat(vault.standIn.namesOfSecrets()).hasSize(1);
  }

  @Test
  void whatAProcessWroteThatEndedBeforeItWasNumberedIsDeletedLater() {
    vault.standIn.allowOnly(EnumSet.complementOf(EnumSet.of(VaultRight.SET)));
    assertThatThrownBy(() -> store.put(HELLO, KEY, secret(1))).isInstanceOf(SlipwayException.class);
    vault.standIn.allowOnly(EnumSet.allOf(VaultRight.class));
    SecretReference kept = store.put(HELLO, KEY, secret(2));
    Instant later = clock.instant().plus(Duration.ofHours(2));

    assertThat(another(() -> later).list()).containsExactly(new KeptSecret(kept, clock.instant()));

    assertThat(kept.version()).isEqualTo(1);
    assertThat(deletions()).isEqualTo(1);
  }

  @Test
  void whatCouldNotBeDeletedIsForgottenAtOnceAndDeletedLater() {
    SecretReference first = store.put(HELLO, KEY, secret(1));
    vault.standIn.allowOnly(EnumSet.complementOf(EnumSet.of(VaultRight.DELETE)));

    assertThatThrownBy(() -> store.forget(HELLO, KEY)).isInstanceOf(SlipwayException.class);
    assertThat(store.find(first)).isEmpty();
    assertThat(vault.standIn.namesOfSecrets()).hasSize(1);

    vault.standIn.allowOnly(EnumSet.allOf(VaultRight.class));
    store.list();
    assertThat(vault.standIn.namesOfSecrets()).isEmpty();
  }

  @Test
  void aVaultThatMayNotBePurgedKeepsWhatWasForgottenAndNothingMeetsIt() {
    vault.standIn.allowOnly(EnumSet.complementOf(EnumSet.of(VaultRight.PURGE)));
    store.put(HELLO, KEY, secret(1));

    store.forget(HELLO, KEY);

    assertThat(vault.standIn.namesOfSecrets()).isEmpty();
    assertThat(vault.standIn.namesOfDeletedSecrets()).hasSize(1);
    SecretReference again = store.put(HELLO, KEY, secret(1));
    assertThat(store.find(again)).contains(secret(1));
  }

  @Test
  void whatSomebodyElseDeletedInTheVaultComesBack() {
    SecretReference first = store.put(HELLO, KEY, secret(1));
    vault.vault.delete(onlyName());
    SecretStore second = another(clock);
    assertThat(second.find(first)).isEmpty();

    SecretReference other = store.put(HELLO, KEY, secret(2));
    vault.standIn.allowOnly(EnumSet.complementOf(EnumSet.of(VaultRight.PURGE)));
    vault.vault.delete(onlyName());

    Problem problem =
        catchThrowableOfType(SlipwayException.class, () -> second.find(other)).problem();
    assertThat(problem.retryable()).isTrue();
    assertThat(problem.why()).contains("being recovered");
    assertThat(second.find(other)).contains(secret(2));
  }

  @Test
  void theVaultShowsNoNameOfAVariableNorAValueInItsNamesAndItsTagsSayWhoseItIs() {
    store.put(HELLO, KEY, Secret.of("correct horse"));

    assertThat(onlyName()).matches("slipway-hello-[0-9a-f]{32}-0");
    assertThat(vault.standIn.tagsOf(onlyName()))
        .containsEntry("slipway-project", "hello")
        .containsEntry("slipway-variable", "API_KEY");
  }

  @Test
  void aVaultThatIsOverloadedSaysWhenToComeAgain() {
    SecretReference first = store.put(HELLO, KEY, secret(1));
    vault
        .standIn
        .server()
        .answerNext(
            VaultRefusal.of(429, "Throttled", "SecretRequestsPerSecond").with("Retry-After", "7"));

    SlipwayException refusal =
        catchThrowableOfType(SlipwayException.class, () -> another(clock).find(first));

    assertThat(refusal.problem().code()).isEqualTo(ProblemCode.STORAGE_READ_FAILED);
    assertThat(refusal.problem().retryable()).isTrue();
    assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(7));
  }

  @Test
  void valuesOfAProjectAreReadFromTheVaultOnceInAWhile() {
    store.put(HELLO, KEY, secret(1));
    SecretStore second = another(clock);
    second.all(HELLO);
    int asked = vault.standIn.server().received().size();

    second.all(HELLO);
    second.find(new SecretReference(HELLO, KEY, 1));

    assertThat(vault.standIn.server().received()).hasSize(asked);
  }

  @Test
  void theLongestNamesFitIntoTheVault() {
    ProjectId longest = new ProjectId("a" + "b".repeat(62));

    store.put(longest, new VariableName("V".repeat(128)), secret(1));

    assertThat(onlyName()).hasSizeLessThanOrEqualTo(127);
  }

  private long deletions() {
    return vault.standIn.server().received().stream()
        .filter(request -> request.method().equals("DELETE"))
        .filter(request -> request.path().startsWith("/secrets/"))
        .count();
  }

  private String onlyName() {
    Set<String> names = vault.standIn.namesOfSecrets();
    assertThat(names).hasSize(1);
    return names.iterator().next();
  }

  private static Secret secret(int number) {
    return Secret.of("value " + number);
  }
}
