package dev.slipway.server.wiring;

import dev.slipway.azure.secret.ResolvedReference;
import dev.slipway.azure.secret.VaultReference;
import dev.slipway.azure.secret.VaultReferences;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Values of settings that are secrets of a vault.
public final class VaultValues implements SecretValues {
  private static final Logger LOG = LoggerFactory.getLogger(VaultValues.class);

  private final VaultReferences references;

  private VaultValues(VaultReferences references) {
    this.references = references;
  }

  /// Asks nobody yet.
  ///
  /// @param environment the variables of the process, which stand in for what the vault does not
  ///   have
  public static VaultValues of(
      VaultConfiguration vault,
      AzureSignIn signIn,
      Map<String, String> environment,
      InstantSource clock) {
    return new VaultValues(
        new VaultReferences(
            SignedInVault.of(vault, signIn),
            name -> Optional.ofNullable(environment.get(name)),
            vault.refresh(),
            clock));
  }

  /// Whether one of the secrets has become another one since it was last looked at.
  boolean haveChanged() {
    return !references.lookAgain().isEmpty();
  }

  @Override
  public Optional<Secret> find(String name, String setting) {
    return VaultReference.parse(PREFIX + name)
        .map(references::resolve)
        .map(resolved -> noted(resolved, setting));
  }

  private static Secret noted(ResolvedReference resolved, String setting) {
    resolved
        .problem()
        .ifPresent(problem ->
            LOG.warn("{} has the value of {}: {}", setting, resolved.origin(), problem.summary()));
    return resolved.value();
  }
}
