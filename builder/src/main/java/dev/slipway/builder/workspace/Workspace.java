package dev.slipway.builder.workspace;

import dev.slipway.builder.disk.FullDisk;
import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The folder in which one environment of a project is built, again and again.
///
/// Below it lie `source` with the project's files and what builds keep, `home` with the caches of
/// package managers, `temporary`, and the notes `index` and `installed`.
///
/// @param directory an absolute path
public record Workspace(Path directory) {
  public Workspace {
    directory = directory.toAbsolutePath().normalize();
  }

  /// The workspace of an environment below the folder of all workspaces.
  public static Workspace of(Path workspaces, ProjectId project, Environment environment) {
    return new Workspace(workspaces.resolve(project.value() + "-" + environment.id()));
  }

  /// Makes its folders.
  public void prepare() {
    try {
      for (Path folder : new Path[] {source(), home(), temporary(), incoming()}) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw failed("prepare the workspace", e);
    }
  }

  /// Removes what commands left in their temporary folder.
  public void clearTemporary() {
    try {
      FileTree.delete(temporary());
      FileTree.delete(incoming());
    } catch (IOException e) {
      throw failed("clear the workspace's temporary files", e);
    }
  }

  /// Removes all that is in it, what would make the next build faster too.
  public void clear() {
    try {
      FileTree.delete(directory);
    } catch (IOException e) {
      throw failed("clear the workspace", e);
    }
  }

  /// The project's files.
  public Path source() {
    return directory.resolve("source");
  }

  /// The home folder of commands.
  public Path home() {
    return directory.resolve("home");
  }

  /// The temporary folder of commands.
  public Path temporary() {
    return directory.resolve("temporary");
  }

  /// The file whose lock says that a build goes on here.
  public Path lockFile() {
    return directory.resolveSibling(directory.getFileName() + ".lock");
  }

  /// Where the processor time of the command that runs is written.
  public Path timesFile() {
    return directory.resolve("times");
  }

  Path incoming() {
    return directory.resolve("incoming");
  }

  Path indexFile() {
    return directory.resolve("index");
  }

  Path installedFile() {
    return directory.resolve("installed");
  }

  static SlipwayException failed(String action, IOException cause) {
    return new SlipwayException(
        FullDisk.orElse(
            Problem.passing(
                ProblemCode.STORAGE_WRITE_FAILED,
                "Tried to " + action,
                "A file could not be read or written: " + cause,
                "Check the free space and the permissions of Slipway's home folder"),
            cause),
        cause);
  }
}
