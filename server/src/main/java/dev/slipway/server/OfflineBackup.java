package dev.slipway.server;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.server.wiring.EmbeddedBackup;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// A backup of a home folder that no service has.
final class OfflineBackup {
  private OfflineBackup() {}

  /// Writes it, and keeps services from starting meanwhile. The database stays as it is, also when
  /// an earlier version wrote it.
  static void write(Path home, InstantSource clock, OutputStream out) throws IOException {
    if (!EmbeddedBackup.hasSomethingIn(home)) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.NOT_FOUND,
                  "Tried to back up the service",
                  "There is nothing to back up: no service ever ran with this home folder",
                  "Set SLIPWAY_HOME to the folder of the service, or name its server with --server")
              .at(home.toString()));
    }
    try (HomeFolder _ = HomeFolder.open(home)) {
      EmbeddedBackup.of(home, SlipwayService.VERSION, clock).writeTo(out);
    }
  }
}
