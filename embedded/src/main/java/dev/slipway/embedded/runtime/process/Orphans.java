package dev.slipway.embedded.runtime.process;

import dev.slipway.builder.tree.FileTree;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends what a service that was killed left running, and clears away what it left on disk.
final class Orphans {
  private static final Logger LOGGER = LoggerFactory.getLogger(Orphans.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private Orphans() {}

  /// @param runs holds the folders of the runs
  /// @param marker what the variable of every app of this service begins with
  static void end(Path runs, String marker) throws IOException, InterruptedException {
    ProcessTable table = ProcessTable.ofThisMachine();
    Files.createDirectories(runs);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
      for (Path folder : folders) {
        endNoted(folder, table);
      }
    }
    Killing.all(() -> table.marked(marker), LOOK_AGAIN);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
      for (Path folder : folders) {
        FileTree.delete(folder);
      }
    }
  }

  private static void endNoted(Path folder, ProcessTable table)
      throws IOException, InterruptedException {
    var process = RunFolder.noted(folder, table);
    if (process.isPresent()) {
      LOGGER.info("Ending the app that an earlier service left in {}", folder);
      Killing.all(() -> table.session(process.get().pid()), LOOK_AGAIN);
    }
  }
}
