package dev.slipway.detection.node.manifest;

import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.source.SourcePath;
import java.util.ArrayList;
import java.util.List;

/// The members of a workspace, as `workspaces` in package.json or pnpm-workspace.yaml name them.
public final class Workspaces {
  private static final String PNPM = "pnpm-workspace.yaml";

  private Workspaces() {}

  /// Whether the top of a tree is the root of a workspace.
  public static boolean isRoot(SourceTree tree, PackageJson manifest) {
    return !globs(tree, manifest).isEmpty();
  }

  /// The folders of the members that are there, in order.
  public static List<String> members(SourceTree tree, PackageJson manifest) {
    List<FolderGlob> globs = globs(tree, manifest).stream().map(FolderGlob::of).toList();
    return tree.files().stream()
        .filter(path -> path.name().equals(PackageJson.FILE))
        .map(SourcePath::folder)
        .filter(folder -> !folder.isEmpty() && !(folder + "/").contains("node_modules/"))
        .filter(folder -> FolderGlob.anyMatches(globs, folder))
        .toList();
  }

  private static List<String> globs(SourceTree tree, PackageJson manifest) {
    List<String> globs = new ArrayList<>(manifest.workspaces());
    Syntax.YAML
        .read(tree, PNPM)
        .map((Fields fields) -> fields.list("packages"))
        .ifPresent(globs::addAll);
    return globs;
  }
}
