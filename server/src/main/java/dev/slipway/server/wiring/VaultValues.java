package dev.slipway.server.wiring;

import dev.slipway.azure.secret.Vault;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Values of settings that are secrets of a vault. Where the vault has none, or cannot be asked, a
/// variable of the environment stands in: `DATABASE_KEY` for the secret `database-key`.
public final class VaultValues implements SecretValues {
  private static final Logger LOG = LoggerFactory.getLogger(VaultValues.class);

  private final Vault vault;
  private final Map<String, String> environment;

  private VaultValues(Vault vault, Map<String, String> environment) {
    this.vault = vault;
    this.environment = environment;
  }

  /// Asks nobody yet.
  ///
  /// @param environment the variables of the process
  public static SecretValues of(
      VaultConfiguration vault, AzureSignIn signIn, Map<String, String> environment) {
    return new VaultValues(signIn.vault(vault), environment);
  }

  @Override
  public Optional<Secret> find(String name, String setting) {
    int slash = name.indexOf('/');
    String secret = slash < 0 ? name : name.substring(0, slash);
    String version = slash < 0 ? "" : name.substring(slash + 1);
    try {
      return vault.find(secret, version).map(Vault.Found::value).or(() -> inEnvironment(secret));
    } catch (SlipwayException e) {
      Secret instead = inEnvironment(secret).orElseThrow(() -> e);
      LOG.warn(
          "{} has the value of the variable {}, since {}",
          setting,
          variable(secret),
          e.problem().summary());
      return Optional.of(instead);
    }
  }

  private Optional<Secret> inEnvironment(String secret) {
    return Optional.ofNullable(environment.get(variable(secret))).map(Secret::of);
  }

  private static String variable(String secret) {
    return secret.toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
