package dev.slipway.detection.node.manager;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.tree.SourceTree;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Where the packages of a project are installed: its own folder, or the workspace root above it.
///
/// @param folder inside the source; `.` at its top
/// @param up the way there from the project: `../..`; empty when it is the project's own folder
/// @param lockfiles those that lie there, what counts first
record InstallPlace(String folder, String up, SourceTree tree, List<Lockfile> lockfiles) {
  /// The nearest folder with a lockfile, from the project upwards; the project's own without one.
  static InstallPlace of(Project project) {
    String root = project.root().value().value();
    for (String folder : upwards(root)) {
      SourceTree tree = project.source().below(folder);
      List<Lockfile> lockfiles = Lockfile.in(tree);
      if (!lockfiles.isEmpty()) {
        return new InstallPlace(folder, way(root, folder), tree, lockfiles);
      }
    }
    return new InstallPlace(root, "", project.tree(), List.of());
  }

  boolean isAbove() {
    return !up.isEmpty();
  }

  Optional<PackageJson> manifest() {
    return PackageJson.of(tree);
  }

  private static List<String> upwards(String root) {
    List<String> folders = new ArrayList<>();
    String folder = root;
    while (!folder.equals(".")) {
      folders.add(folder);
      int slash = folder.lastIndexOf('/');
      folder = slash < 0 ? "." : folder.substring(0, slash);
    }
    folders.add(".");
    return folders;
  }

  private static String way(String from, String to) {
    int depth = depth(from) - depth(to);
    return String.join("/", Collections.nCopies(depth, ".."));
  }

  private static int depth(String folder) {
    return folder.equals(".") ? 0 : folder.split("/").length;
  }
}
