package dev.slipway.server.wiring;

import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import dev.slipway.server.configuration.Vaults;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The vault that settings refer to, opened once and kept, so that a later reading of the
/// configuration sees what has changed in it.
public final class OpenedVaults implements Vaults {
  private final Map<String, String> environment;
  private final InstantSource clock;
  private Optional<VaultValues> opened = Optional.empty();

  /// @param environment the variables of the process
  public OpenedVaults(Map<String, String> environment, InstantSource clock) {
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public synchronized SecretValues open(VaultConfiguration vault, IdentitySettings identity) {
    VaultValues values =
        opened.orElseGet(() ->
            VaultValues.of(
                vault, AzureSignIn.of(identity, environment, clock), environment, clock));
    opened = Optional.of(values);
    return values;
  }

  /// Whether a secret that a setting refers to has become another one.
  public synchronized boolean haveChanged() {
    return opened.filter(VaultValues::haveChanged).isPresent();
  }
}
