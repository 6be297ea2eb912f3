package dev.slipway.azure.secret;

import static dev.slipway.ports.testing.Examples.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.RequestUnits;
import dev.slipway.azure.cosmos.TestStorage;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.ports.secret.SecretStore;
import dev.slipway.ports.secret.SecretStoreContract;
import dev.slipway.ports.testing.AtOnce;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is kept by several processes, in whatever vault this run has.
final class KeyVaultSecretStoreTest extends SecretStoreContract {
  private static final VariableName KEY = new VariableName("API_KEY");

  private final PortableVault vault = PortableVault.open();
  private final String database = UUID.randomUUID().toString();
  private final SecretStore store = another(clock);

  @Override
  protected SecretStore store() {
    return store;
  }

  @AfterEach
  void close() {
    vault.close(store);
  }

  /// As another process has it.
  private SecretStore another(InstantSource time) {
    CosmosStorage storage = TestStorage.open(database, RequestUnits.UNCOUNTED);
    return new KeyVaultSecretStore(vault.vault(), storage, new SecureRandom(), time);
  }

  @Test
  void twoProcessesThatPutAtOnceGetAVersionEachAndBothFindBoth() {
    SecretStore second = another(clock);

    List<SecretReference> references =
        AtOnce.race(
            12, number -> (number % 2 == 0 ? store : second).put(HELLO, KEY, secret(number)));

    assertThat(references)
        .extracting(SecretReference::version)
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    for (int i = 0; i < 12; i++) {
      assertThat(store.find(references.get(i))).contains(secret(i));
      assertThat(second.find(references.get(i))).contains(secret(i));
    }
  }

  @Test
  void anotherProcessFindsWhatWasPutAndWhatWasForgotten() {
    SecretReference first = store.put(HELLO, KEY, secret(1));
    SecretStore second = another(clock);
    assertThat(second.find(first)).contains(secret(1));

    store.forget(HELLO, KEY);

    assertThat(second.find(first)).isEmpty();
  }

  @Test
  void whatIsForgottenWhileItIsPutAgainIsKeptAnew() {
    store.put(HELLO, KEY, secret(1));
    Instant later = clock.instant().plus(Duration.ofHours(2));
    int[] looksAtTheTime = new int[1];
    SecretStore interrupted =
        another(() -> {
          // The first looks are about what was read; this one is about whether to note it.
          if (++looksAtTheTime[0] == 3) {
            store.forget(HELLO, KEY);
          }
          return later;
        });

    SecretReference again = interrupted.put(HELLO, KEY, secret(1));

    assertThat(store.find(again)).contains(secret(1));
    assertThat(looksAtTheTime[0]).isGreaterThan(3);
  }

  @Test
  void projectsAndVariablesWithNamesThatLookAlikeAreNotMistaken() {
    record Put(String project, String variable) {}
    List<Put> all =
        List.of(
            new Put("a", "B"),
            new Put("a-b", "C"),
            new Put("a", "b_c"),
            new Put("a", "B_C"),
            new Put("a-b-c", "D"),
            new Put("a" + "b".repeat(62), "V".repeat(128)));
    for (Put put : all) {
      store.put(
          new ProjectId(put.project()), new VariableName(put.variable()), Secret.of("" + put));
    }

    for (Put put : all) {
      assertThat(
              store.find(
                  new SecretReference(
                      new ProjectId(put.project()), new VariableName(put.variable()), 1)))
          .contains(Secret.of("" + put));
    }
    assertThat(store.all(new ProjectId("a"))).hasSize(3);
    assertThat(store.all(new ProjectId("a-b"))).hasSize(1);
  }

  private static Secret secret(int number) {
    return Secret.of("value " + number);
  }
}
