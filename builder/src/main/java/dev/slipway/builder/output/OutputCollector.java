package dev.slipway.builder.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Gathers what a build left, and refuses what would lead outside or be too much.
public final class OutputCollector {
  private final OutputBounds bounds;

  /// @param bounds more than this is refused
  public OutputCollector(OutputBounds bounds) {
    this.bounds = bounds;
  }

  /// Everything in a folder, to be served as it is. Links to files of the project count as those
  /// files.
  ///
  /// Throws `BUILD_OUTPUT_MISSING` or `BUILD_OUTPUT_REFUSED`.
  ///
  /// @param project the project's folder, in which links must stay
  /// @param output the folder's path inside it
  public BuiltTree site(Path project, String output) {
    Path folder = project.resolve(output).normalize();
    requireFolder(project, folder, output);
    Gatherer gatherer = new Gatherer(bounds, project, folder, Gatherer.Links.RESOLVED);
    walk(folder, gatherer);
    BuiltTree tree = gatherer.tree();
    if (tree.own().isEmpty()) {
      throw OutputProblems.missing(project, output, "The folder '%s' is empty".formatted(output));
    }
    return tree;
  }

  /// What a server needs: the whole tree, or one folder of it with the package.json beside it.
  ///
  /// Throws `BUILD_OUTPUT_MISSING` or `BUILD_OUTPUT_REFUSED`.
  ///
  /// @param tree the folder of the source
  /// @param root the project's folder inside it
  /// @param output the folder inside the project that is needed; `.` for the whole tree
  public BuiltTree server(Path tree, String root, String output) {
    Path project = tree.resolve(root).normalize();
    Path folder = project.resolve(output).normalize();
    requireFolder(project, folder, output);
    Gatherer gatherer = new Gatherer(bounds, tree, tree, Gatherer.Links.KEPT);
    if (output.equals(".")) {
      walk(tree, gatherer);
    } else {
      walk(folder, gatherer);
      walk(project.resolve("package.json"), gatherer);
    }
    return gatherer.tree();
  }

  private static void requireFolder(Path project, Path folder, String output) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw OutputProblems.missing(
          project, output, "There is no folder '%s' after the build".formatted(output));
    }
    try {
      if (!folder.toRealPath().startsWith(project.toRealPath())) {
        throw OutputProblems.refused(output, "it leads outside the project");
      }
    } catch (IOException e) {
      throw OutputProblems.unreadable(e);
    }
  }

  private static void walk(Path start, Gatherer gatherer) {
    try {
      if (Files.exists(start, LinkOption.NOFOLLOW_LINKS)) {
        Files.walkFileTree(start, gatherer);
      }
    } catch (IOException e) {
      throw OutputProblems.unreadable(e);
    }
  }
}
