package dev.slipway.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Whether builds can be kept apart from this machine.
///
/// @param folders where builds look for it
record IsolationCheck(List<Path> folders) {
  private static final String WHAT = "isolation";
  private static final int PATIENCE_SECONDS = 5;
  private static final String CONSEQUENCE = "builds run with your rights on this machine";

  Finding find() {
    Optional<Path> bubblewrap =
        folders.stream()
            .map(folder -> folder.resolve("bwrap"))
            .filter(Files::isExecutable)
            .findFirst();
    if (bubblewrap.isEmpty()) {
      return Finding.warn(
          WHAT,
          "bubblewrap (bwrap) is not installed: " + CONSEQUENCE,
          "Install bubblewrap, or deploy only what you trust");
    }
    return works(bubblewrap.get())
        ? Finding.ok(WHAT, "bubblewrap at " + bubblewrap.get())
        : Finding.warn(
            WHAT,
            "bubblewrap does not work here: " + CONSEQUENCE,
            "Allow unprivileged user namespaces, or deploy only what you trust");
  }

  private static boolean works(Path bubblewrap) {
    try {
      Process process =
          new ProcessBuilder(bubblewrap.toString(), "--unshare-all", "--ro-bind", "/", "/", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
