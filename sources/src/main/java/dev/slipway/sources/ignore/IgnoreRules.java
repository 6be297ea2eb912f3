package dev.slipway.sources.ignore;

import dev.slipway.domain.source.SourceManifest;
import dev.slipway.domain.source.SourcePath;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says which paths of one project are left out. A project's `.slipwayignore` files decide first,
/// then its `.gitignore` files, then [DefaultRules]; among files of one kind the one nearest to the
/// path decides, and in a file its last rule that fits, as Git has it
/// (https://git-scm.com/docs/gitignore). Folders of version control are left out whatever a file
/// says.
///
/// Throws a `SOURCE_REFUSED` when a file's rules are too many or too costly to try. Not for use by
/// several threads at once.
public final class IgnoreRules {
  private static final Set<String> VERSION_CONTROL = Set.of(".git", ".hg", ".svn");

  private final ProjectFiles files;
  private final Map<String, FolderRules> byFolder = new HashMap<>();

  /// The rules of the project with these files.
  public IgnoreRules(ProjectFiles files) {
    this.files = files;
  }

  /// Whether a path is left out, given that no folder above it is.
  ///
  /// @param path from the project's root: `src/App.tsx`
  public boolean leavesOut(String path, boolean isFolder) {
    if (VERSION_CONTROL.contains(nameOf(path))) {
      return true;
    }
    return decision(path, isFolder, IgnoreFile.Kind.SLIPWAY)
        .or(() -> decision(path, isFolder, IgnoreFile.Kind.GIT))
        .orElseGet(() -> DefaultRules.leaveOut(nameOf(path), rulesOf(folderOf(path))));
  }

  /// Whether a file is left out, itself or with a folder above it.
  public boolean leavesOut(SourcePath file) {
    String path = file.value();
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      if (leavesOut(path.substring(0, slash), true)) {
        return true;
      }
    }
    return leavesOut(path, false);
  }

  /// The manifest without the files that are left out.
  public SourceManifest keep(SourceManifest manifest) {
    return new SourceManifest(
        manifest.files().stream().filter(file -> !leavesOut(file.path())).toList());
  }

  private Optional<Boolean> decision(String path, boolean isFolder, IgnoreFile.Kind kind) {
    String folder = path;
    while (!folder.isEmpty()) {
      folder = folderOf(folder);
      String inFolder = folder.isEmpty() ? path : path.substring(folder.length() + 1);
      Optional<Boolean> decision = rulesOf(folder).file(kind).decision(inFolder, isFolder);
      if (decision.isPresent()) {
        return decision;
      }
    }
    return Optional.empty();
  }

  private FolderRules rulesOf(String folder) {
    FolderRules known = byFolder.get(folder);
    if (known == null) {
      boolean listedAbove = !folder.isEmpty() && rulesOf(folderOf(folder)).isListedByGitignore();
      known = FolderRules.read(folder, files, listedAbove);
      byFolder.put(folder, known);
    }
    return known;
  }

  private static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
