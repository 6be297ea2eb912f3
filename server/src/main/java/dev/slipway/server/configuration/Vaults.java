package dev.slipway.server.configuration;

import dev.slipway.azure.identity.IdentitySettings;

/// Opens vaults of secrets.
@FunctionalInterface
public interface Vaults {
  /// The secrets of a vault, asked for as this identity. Throws a `SlipwayException` when there is
  /// no way to it.
  SecretValues open(VaultConfiguration vault, IdentitySettings identity);
}
