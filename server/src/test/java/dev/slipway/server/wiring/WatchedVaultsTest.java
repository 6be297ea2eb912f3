package dev.slipway.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.azure.identity.EnvironmentClass;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.azure.identity.ManagedIdentityHost;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WatchedVaultsTest {
  private static final VaultConfiguration VAULT =
      new VaultConfiguration(URI.create("https://example.vault.azure.net"), Duration.ofMinutes(5));
  private static final IdentitySettings IDENTITY =
      IdentitySettings.of(EnvironmentClass.PRODUCTION, new ManagedIdentityHost.ByVariables());

  private final List<String> asked = new ArrayList<>();
  private Duration time = Duration.ZERO;
  private final WatchedVaults vaults =
      new WatchedVaults((_, _) -> this::refuse, () -> time.toNanos());
  private Duration answering = Duration.ofMillis(10);

  @Test
  void whichVaultWasAskedIsKnownAfterwards() {
    assertThat(vaults.opening()).isEmpty();

    vaults.open(VAULT, IDENTITY);

    assertThat(vaults.opening()).contains(new WatchedVaults.Opening(VAULT, IDENTITY));
  }

  @Test
  void oneThatRefusesIsAskedForEachSetting() {
    findBoth();

    assertThat(asked).containsExactly("one", "two");
  }

  @Test
  void oneThatIsSilentIsAskedOnce() {
    answering = Duration.ofSeconds(15);

    findBoth();

    assertThat(asked).containsExactly("one");
  }

  private void findBoth() {
    SecretValues values = vaults.open(VAULT, IDENTITY);
    assertThatThrownBy(() -> values.find("one", "A")).isInstanceOf(SlipwayException.class);
    assertThatThrownBy(() -> values.find("two", "B")).isInstanceOf(SlipwayException.class);
  }

  private Optional<Secret> refuse(String name, String setting) {
    asked.add(name);
    time = time.plus(answering);
    throw new SlipwayException(
        Problem.of(ProblemCode.CONFIGURATION_INVALID, "Tried to read", "It says no", "Ask again"));
  }
}
