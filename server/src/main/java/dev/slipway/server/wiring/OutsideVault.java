package dev.slipway.server.wiring;

import dev.slipway.azure.identity.IdentityProbe;
import dev.slipway.azure.secret.KeyVaultOutsideSecrets;
import dev.slipway.azure.secret.KeyVaultProbe;
import dev.slipway.ports.health.Probe;
import dev.slipway.ports.secret.OutsideSecrets;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.VaultConfiguration;
import java.util.List;
import java.util.Optional;

/// The vault that projects may follow secrets of, where one is named.
final class OutsideVault {
  private static final String SCOPE = "https://vault.azure.net/.default";

  private OutsideVault() {}

  static OutsideSecrets of(Configuration configuration, Optional<AzureSignIn> signIn) {
    return signIn
        .flatMap(in -> configuration.vault().map(vault -> secrets(in, vault)))
        .orElseGet(OutsideSecrets::none);
  }

  private static OutsideSecrets secrets(AzureSignIn signIn, VaultConfiguration vault) {
    return new KeyVaultOutsideSecrets(SignedInVault.of(vault, signIn));
  }

  /// Whether it and the identity that asks it can be used.
  static List<Probe> probes(Optional<VaultConfiguration> named, Optional<AzureSignIn> signIn) {
    return signIn.flatMap(in -> named.map(vault -> probes(in, vault))).orElse(List.of());
  }

  private static List<Probe> probes(AzureSignIn signIn, VaultConfiguration vault) {
    return List.of(
        new IdentityProbe(signIn.identity(), SCOPE),
        new KeyVaultProbe(SignedInVault.of(vault, signIn), SignedInVault.settings(vault)));
  }
}
