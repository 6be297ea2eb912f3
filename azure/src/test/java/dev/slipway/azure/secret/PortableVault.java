package dev.slipway.azure.secret;

import dev.slipway.azure.tested.RealAzure;
import dev.slipway.azure.tested.TestedAzure;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import java.time.InstantSource;

/// The vault that this run has its secrets in, for one test.
///
/// @param end what ends with the test
record PortableVault(Vault vault, Runnable end) {
  static PortableVault open() {
    return switch (TestedAzure.ofThisRun()) {
      case TestedAzure.StandIns _ -> {
        TestVault test = new TestVault(InstantSource.system());
        yield new PortableVault(test.vault, test::close);
      }
      case TestedAzure.Services(RealAzure azure) -> new PortableVault(azure.vault(), () -> {});
    };
  }

  /// Deletes what the store of the test has put. Only the store knows which secrets are its own:
  /// their names are random.
  void close(SecretStore store) {
    for (KeptSecret kept : store.list()) {
      store.forget(kept.reference().project());
    }
    end.run();
  }
}
