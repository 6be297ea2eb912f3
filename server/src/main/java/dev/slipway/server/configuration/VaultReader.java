package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The vault that settings refer to. Which one it is, and as whom it is asked, is said by settings
/// that stand for themselves.
final class VaultReader implements SecretValues {
  private final Map<String, String> texts;
  private final Map<String, String> environment;
  private final Vaults vaults;
  private @Nullable SecretValues opened;

  private VaultReader(Map<String, String> texts, Map<String, String> environment, Vaults vaults) {
    this.texts = texts;
    this.environment = environment;
    this.vaults = vaults;
  }

  static SecretValues values(
      Map<String, String> texts, Map<String, String> environment, Vaults vaults) {
    return new VaultReader(texts, environment, vaults);
  }

  @Override
  public Optional<Secret> find(String name, String setting) {
    SecretValues vault = opened;
    if (vault == null) {
      vault = open();
      opened = vault;
    }
    return vault.find(name, setting);
  }

  private SecretValues open() {
    Values plain =
        new Values(
            texts,
            (name, setting) -> {
              throw new SecretMissing("the way to the vault cannot be in the vault");
            });
    VaultConfiguration vault =
        new AzureReader(plain)
            .vault()
            .orElseThrow(() ->
                new SecretMissing(
                    "it refers to a secret, and %s names no vault"
                        .formatted(AzureSettings.KEY_VAULT.name())));
    return vaults.open(vault, new SignInReader(plain, environment).identity());
  }
}
