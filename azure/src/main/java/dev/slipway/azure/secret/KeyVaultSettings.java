package dev.slipway.azure.secret;

import java.net.URI;
import java.time.Duration;

/// Which vault secrets are in.
///
/// @param address `https://slipway.vault.azure.net`
/// @param patience no call takes longer
public record KeyVaultSettings(URI address, Duration patience) {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  public KeyVaultSettings {
    if (!"https".equals(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("'%s' is no https address".formatted(address));
    }
    if (!patience.isPositive()) {
      throw new IllegalArgumentException("a call gets some time, not " + patience);
    }
  }

  public static KeyVaultSettings of(URI address) {
    return new KeyVaultSettings(address, PATIENCE);
  }

  /// The same with calls that take no longer than this.
  public KeyVaultSettings callingFor(Duration limit) {
    return new KeyVaultSettings(address, limit);
  }

  /// Whether the vault is on this machine, where no token can be meant for its host.
  boolean isLocal() {
    return address.getHost().equals("localhost");
  }
}
