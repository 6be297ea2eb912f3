package dev.slipway.server.wiring;

import dev.slipway.azure.secret.KeyVaultSettings;
import dev.slipway.azure.secret.Vault;
import dev.slipway.server.configuration.VaultConfiguration;

/// The vault of secrets, asked as the service's identity. Apart from [AzureSignIn], which a server
/// without a vault loads too, so that such a server starts without the classes of Azure's SDK.
final class SignedInVault {
  private SignedInVault() {}

  /// Asks nobody yet.
  static Vault of(VaultConfiguration vault, AzureSignIn signIn) {
    return Vault.of(settings(vault), signIn.identity(), signIn.http());
  }

  static KeyVaultSettings settings(VaultConfiguration vault) {
    return KeyVaultSettings.of(vault.uri());
  }
}
