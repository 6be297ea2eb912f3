package dev.slipway.sources.ignore;

/// What one folder says about the paths in it.
///
/// @param hasPackageJson whether a Node project begins here, whose build puts its output beside it
/// @param isListedByGitignore whether there is a `.gitignore` here or above
record FolderRules(
    IgnoreFile slipwayIgnore,
    IgnoreFile gitIgnore,
    boolean hasPackageJson,
    boolean isListedByGitignore) {

  static FolderRules read(String folder, ProjectFiles files, boolean listedAbove) {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    String gitignore = prefix + IgnoreFile.Kind.GIT.fileName();
    return new FolderRules(
        IgnoreFile.read(files, prefix + IgnoreFile.Kind.SLIPWAY.fileName()),
        IgnoreFile.read(files, gitignore),
        files.has(prefix + "package.json"),
        listedAbove || files.has(gitignore));
  }

  IgnoreFile file(IgnoreFile.Kind kind) {
    return switch (kind) {
      case SLIPWAY -> slipwayIgnore;
      case GIT -> gitIgnore;
    };
  }
}
