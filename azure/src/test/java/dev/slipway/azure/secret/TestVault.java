package dev.slipway.azure.secret;

import dev.slipway.azure.standin.entra.Application;
import dev.slipway.azure.standin.entra.EntraStandIn;
import dev.slipway.azure.standin.keyvault.KeyVaultStandIn;
import dev.slipway.azure.standin.web.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A vault, whom its tokens are from, and a client of it, for one test.
final class TestVault implements AutoCloseable {
  static final String TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";

  final EntraStandIn entra;
  final Application application;
  final KeyVaultStandIn standIn;
  final Vault vault;

  TestVault(InstantSource clock) {
    entra = EntraStandIn.start(clock);
    application =
        entra.register(TENANT, "slipway").withSecret("correct", Instant.now().plusSeconds(86_400));
    standIn = KeyVaultStandIn.start(entra, application, clock);
    vault = client(Duration.ofSeconds(10));
  }

  Vault client(Duration patience) {
    return Vault.of(
        KeyVaultSettings.of(standIn.address()).callingFor(patience),
        standIn.credential(),
        WebServer.client());
  }

  @Override
  public void close() {
    standIn.close();
    entra.close();
  }
}
