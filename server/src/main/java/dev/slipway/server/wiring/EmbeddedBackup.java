package dev.slipway.server.wiring;

import dev.slipway.embedded.backup.HomeBackup;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.ports.backup.ServiceBackup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/// The backup of a home folder that no service has, so that nothing is deleted meanwhile.
public final class EmbeddedBackup {
  private EmbeddedBackup() {}

  /// Whether a service ever kept something there.
  public static boolean hasSomethingIn(Path home) {
    return Files.exists(home.resolve(EmbeddedAdapters.DATABASE));
  }

  /// For whoever holds the home folder.
  ///
  /// @param version of this Slipway: `0.1.0`
  public static ServiceBackup of(Path home, String version, InstantSource clock) {
    return new HomeBackup(home, version, clock, new Deletions(), new Deletions());
  }
}
