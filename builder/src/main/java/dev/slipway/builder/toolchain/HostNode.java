package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.semver4j.Semver;

/// The Node.js that the machine has on its own `PATH`.
final class HostNode {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private HostNode() {}

  /// @param version exactly: `22.21.1`
  record Found(Path file, String version) {}

  /// Asks the first `node` on the path for its version.
  static Optional<Found> on(String searchPath) {
    return Arrays.stream(searchPath.split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, "node"))
        .filter(Files::isExecutable)
        .findFirst()
        .flatMap(HostNode::asked);
  }

  private static Optional<Found> asked(Path node) {
    try {
      Path file = node.toRealPath();
      Process process =
          new ProcessBuilder(file.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      byte[] answer = process.getInputStream().readNBytes(64);
      String version = new String(answer, StandardCharsets.UTF_8).strip().replaceFirst("^v", "");
      return Semver.isValid(version) ? Optional.of(new Found(file, version)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
