package dev.slipway.server.configuration;

import dev.slipway.domain.project.Secret;
import java.util.Map;
import java.util.Optional;

/// Vaults for tests.
final class TestVault {
  /// For settings that need none.
  static final Vaults NONE =
      (vault, identity) -> {
        throw new AssertionError("no vault should be opened");
      };

  private TestVault() {}

  /// One that has these secrets.
  static Vaults with(Map<String, String> secrets) {
    return (vault, identity) ->
        (name, setting) -> Optional.ofNullable(secrets.get(name)).map(Secret::of);
  }
}
