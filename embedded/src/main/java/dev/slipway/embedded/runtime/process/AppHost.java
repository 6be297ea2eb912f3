package dev.slipway.embedded.runtime.process;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.domain.source.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What apps are run with on this machine.
///
/// @param home holds the folders of the runs and the logs
public record AppHost(Path home, PrivatePorts ports, AppLimits limits, InstantSource clock) {
  private static final Logger LOGGER = LoggerFactory.getLogger(AppHost.class);
  private static final String MARKER = "SLIPWAY_RUN";

  /// Ends what an earlier service with the same home left running.
  public void endOrphans() {
    try {
      Files.createDirectories(logs());
      Orphans.end(runs(), MARKER + "=" + name() + "/");
    } catch (IOException e) {
      throw storageFailed("clear away what earlier apps left", e);
    } catch (InterruptedException _) {
      throw interrupted();
    }
  }

  AppLog log(ReleaseId release, Redaction redaction) {
    return new AppLog(logs().resolve(release + ".log"), redaction);
  }

  /// A name that no other run has, also not one of another service on this machine.
  Run newRun() {
    String unique = UUID.randomUUID().toString();
    return new Run(runs().resolve(unique), MARKER, name() + "/" + unique);
  }

  /// One run of an app.
  ///
  /// @param markerName the variable that only processes of this run carry
  /// @param markerValue its value
  record Run(Path folder, String markerName, String markerValue) {
    String marker() {
      return markerName + "=" + markerValue;
    }

    void clearAway() {
      try {
        FileTree.delete(folder);
      } catch (IOException e) {
        LOGGER.warn("{} stays until the next start of the service", folder, e);
      }
    }
  }

  static SlipwayException interrupted() {
    Thread.currentThread().interrupt();
    return new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE,
            "Tried to run the app",
            "It was interrupted",
            "Deploy again"));
  }

  static SlipwayException storageFailed(String what, IOException cause) {
    return new SlipwayException(
        FullDisk.orElse(
            Problem.passing(
                ProblemCode.STORAGE_WRITE_FAILED,
                "Tried to " + what,
                "The disk of the service refused it: " + cause.getMessage(),
                "Look at the disk of the service, then deploy again"),
            cause),
        cause);
  }

  private Path runs() {
    return home.resolve("runs");
  }

  private Path logs() {
    return home.resolve("logs");
  }

  private String name() {
    return Digest.of(home.toAbsolutePath().normalize().toString()).hex().substring(0, 16);
  }
}
