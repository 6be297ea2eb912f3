package dev.slipway.azure.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.azure.identity.HandClock;
import dev.slipway.azure.standin.keyvault.VaultRight;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.ports.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("stand-in")
final class VaultReferencesTest {
  private static final VaultReference KEY = new VaultReference("cosmos-key", "");

  private final TestVault test = new TestVault(InstantSource.system());
  private final HandClock clock = new HandClock(Instant.parse("2031-05-01T00:00:00Z"));
  private final Map<String, String> environment = new HashMap<>();
  private final VaultReferences references =
      new VaultReferences(
          test.vault,
          name -> Optional.ofNullable(environment.get(name)),
          Duration.ofMinutes(5),
          clock);

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void aReferenceNamesASecretAndPerhapsAVersion() {
    String version = "0123456789abcdef0123456789abcdef";

    assertThat(VaultReference.parse("keyvault:cosmos-key")).contains(KEY);
    assertThat(VaultReference.parse("keyvault:cosmos-key/" + version))
        .contains(new VaultReference("cosmos-key", version));
    assertThat(VaultReference.parse("AccountKey=keyvault:")).isEmpty();
    assertThat(KEY.variable()).isEqualTo("COSMOS_KEY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keyvault:",
        "keyvault:under_score",
        "keyvault:one/two",
        "keyvault:one/",
        "keyvault:a b"
      })
  void whatBeginsLikeOneAndIsNoneIsRefused(String value) {
    assertThatThrownBy(() -> VaultReference.parse(value)).isInstanceOf(SlipwayException.class);
  }

  @Test
  void theVaultGoesBeforeTheEnvironment() {
    test.standIn.rotate("cosmos-key", "from the vault");
    environment.put("COSMOS_KEY", "from the environment");

    ResolvedReference resolved = references.resolve(KEY);

    assertThat(resolved.value()).isEqualTo(Secret.of("from the vault"));
    assertThat(resolved.origin()).matches("keyvault:cosmos-key, version [0-9a-f]{32}");
    assertThat(resolved.problem()).isEmpty();
  }

  @Test
  void oneVersionStaysAsItIs() {
    test.standIn.rotate("cosmos-key", "one");
    String version = test.vault.find("cosmos-key", "").orElseThrow().version();
    test.standIn.rotate("cosmos-key", "two");

    assertThat(references.resolve(new VaultReference("cosmos-key", version)).value())
        .isEqualTo(Secret.of("one"));
  }

  @Test
  void whatTheVaultDoesNotHaveTheEnvironmentGivesAndThatIsSaid() {
    environment.put("COSMOS_KEY", "from the environment");

    ResolvedReference resolved = references.resolve(KEY);

    assertThat(resolved.value()).isEqualTo(Secret.of("from the environment"));
    assertThat(resolved.origin()).isEqualTo("environment variable COSMOS_KEY");
    assertThat(resolved.problem().orElseThrow().why()).contains("no secret 'cosmos-key'");
  }

  @Test
  void whereTheVaultMayNotBeReadTheEnvironmentHelpsAndTheRoleIsNamed() {
    test.standIn.allowOnly(EnumSet.noneOf(VaultRight.class));
    environment.put("COSMOS_KEY", "from the environment");

    assertThat(references.resolve(KEY).problem().orElseThrow().fix()).contains("role");
  }

  @Test
  void whatNobodyHasIsAMistakeOfTheConfiguration() {
    Problem problem =
        catchThrowableOfType(SlipwayException.class, () -> references.resolve(KEY)).problem();

    assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION_INVALID);
    assertThat(problem.tried()).contains("keyvault:cosmos-key");
    assertThat(problem.fix()).contains("COSMOS_KEY");
  }

  @Test
  void aValueIsAskedForAgainWhenItIsNotFreshAnyMore() {
    test.standIn.rotate("cosmos-key", "one");
    references.resolve(KEY);
    test.standIn.rotate("cosmos-key", "two");

    clock.advance(Duration.ofMinutes(4));
    assertThat(references.resolve(KEY).value()).isEqualTo(Secret.of("one"));

    clock.advance(Duration.ofMinutes(1));
    assertThat(references.resolve(KEY).value()).isEqualTo(Secret.of("two"));
  }

  @Test
  void whileTheVaultIsAwayTheLastValueServes() {
    test.standIn.rotate("cosmos-key", "one");
    references.resolve(KEY);
    test.standIn.close();
    clock.advance(Duration.ofHours(1));

    ResolvedReference resolved = references.resolve(KEY);

    assertThat(resolved.value()).isEqualTo(Secret.of("one"));
    assertThat(resolved.problem()).isPresent();
    assertThat(references.lookAgain()).isEmpty();
  }

  @Test
  void aRotationIsToldToEveryListenerAlsoAfterOneThatFails() {
    Map<VaultReference, Secret> heard = new ConcurrentHashMap<>();
    references.onChange((_, _) -> {
      throw new IllegalStateException("not taken over");
    });
    references.onChange(heard::put);
    test.standIn.rotate("cosmos-key", "one");
    references.resolve(KEY);
    assertThat(references.lookAgain()).isEmpty();

    test.standIn.rotate("cosmos-key", "two");

    assertThat(references.lookAgain()).containsExactly(KEY);
    assertThat(heard).containsExactly(Map.entry(KEY, Secret.of("two")));
    assertThat(references.resolve(KEY).value()).isEqualTo(Secret.of("two"));
  }

  @Test
  void theWatchGoesOnLookingAfterAFailure() {
    test.standIn.rotate("cosmos-key", "one");
    references.resolve(KEY);
    Map<VaultReference, Secret> heard = new ConcurrentHashMap<>();
    references.onChange(heard::put);
    boolean[] hasFailed = new boolean[1];

    try (VaultWatch _ =
        new VaultWatch(
            () -> {
              if (!hasFailed[0]) {
                hasFailed[0] = true;
                throw new IllegalStateException("once");
              }
              references.lookAgain();
            },
            Duration.ofMillis(5))) {
      test.standIn.rotate("cosmos-key", "two");
      Eventually.until("the rotation is heard of", () -> heard.containsKey(KEY));
    }
  }
}
