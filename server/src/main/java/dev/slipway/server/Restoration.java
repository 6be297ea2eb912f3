package dev.slipway.server;

import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.embedded.backup.HomeRestore;
import dev.slipway.embedded.backup.RestoredHome;
import dev.slipway.embedded.file.Durable;
import dev.slipway.wire.RestoredBody;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Makes a home folder from a backup. It is made beside its place and moved there in one step, so
/// it is there wholly or not at all, whenever this ends.
final class Restoration {
  private static final String RESTORING = "Tried to restore a backup";

  private final Path home;
  private final Path fresh;

  private Restoration(Path home) {
    this.home = home;
    this.fresh = home.resolveSibling(home.getFileName() + ".restoring");
  }

  /// Restores the backup in a file. Throws `CONFLICT` when there is something in the home folder.
  static RestoredBody of(Path file, Path home) {
    try {
      requireFile(file);
      return new Restoration(place(home)).from(file);
    } catch (IOException e) {
      throw new SlipwayException(
          Problem.of(
                  ProblemCode.STORAGE_WRITE_FAILED,
                  RESTORING,
                  "The file system refused: " + e,
                  "Make the folder that holds the home folder writable, or set SLIPWAY_HOME to"
                      + " another one")
              .at(home.toString()),
          e);
    }
  }

  /// Where it really is, so that a link to it stays.
  private static Path place(Path home) throws IOException {
    return Files.exists(home) ? home.toRealPath() : home.toAbsolutePath().normalize();
  }

  private RestoredBody from(Path file) throws IOException {
    requireRoom();
    Files.createDirectories(fresh.getParent());
    try (HomeFolder _ = HomeFolder.open(fresh)) {
      try {
        removeLeftovers();
        RestoredHome restored = HomeRestore.unpack(file, fresh);
        move();
        return report(restored);
      } catch (SlipwayException | IOException e) {
        FileTree.delete(fresh);
        throw e;
      }
    }
  }

  private void requireRoom() throws IOException {
    if (Files.notExists(home)) {
      return;
    }
    try (DirectoryStream<Path> content = Files.newDirectoryStream(home)) {
      if (content.iterator().hasNext()) {
        throw notEmpty();
      }
    }
    if (!Files.getFileStore(home).equals(Files.getFileStore(home.resolveSibling(".")))) {
      throw refused(
          "The home folder is where a disk is mounted, so nothing can be moved to its place",
          "Set SLIPWAY_HOME to a new folder on that disk");
    }
  }

  /// Of a restoration that was killed; whoever holds the folder is the only one.
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(fresh)) {
      for (Path entry : left) {
        if (!entry.endsWith(HomeFolder.LOCK)) {
          FileTree.delete(entry);
        }
      }
    }
  }

  /// The system takes an empty folder away for another one, and no other.
  private void move() throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      requireRoom();
      throw e;
    }
    Durable.flush(home.resolveSibling("."));
  }

  private RestoredBody report(RestoredHome restored) {
    return new RestoredBody(
        home.toString(),
        restored.backup().takenAt(),
        restored.backup().slipway(),
        restored.backup().projects(),
        restored.backup().deployments(),
        restored.files(),
        restored.bytes());
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new SlipwayException(
          Problem.of(ProblemCode.NOT_FOUND, RESTORING, "There is no such file", "Name a backup")
              .at(file.toString()));
    }
  }

  private SlipwayException notEmpty() {
    return refused(
        "The home folder is not empty",
        "Set SLIPWAY_HOME to a new folder; or stop the server with 'slipway down' and move this"
            + " folder away");
  }

  private SlipwayException refused(String why, String fix) {
    return new SlipwayException(
        Problem.of(ProblemCode.CONFLICT, RESTORING, why, fix).at(home.toString()));
  }
}
