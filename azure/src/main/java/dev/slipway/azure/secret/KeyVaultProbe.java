package dev.slipway.azure.secret;

import dev.slipway.ports.health.Probe;
import java.net.URI;

/// Whether the vault lets the service read and delete secrets, which is asked of one that is not
/// there.
public final class KeyVaultProbe implements Probe {
  private final Vault vault;
  private final URI address;

  public KeyVaultProbe(Vault vault, KeyVaultSettings settings) {
    this.vault = vault;
    this.address = settings.address();
  }

  @Override
  public String name() {
    return "key-vault";
  }

  @Override
  public String permission() {
    return "role 'Key Vault Secrets Officer' on " + address.getHost();
  }

  @Override
  public String look() {
    vault.look();
    return "%s lets secrets be read and deleted".formatted(address.getHost());
  }
}
