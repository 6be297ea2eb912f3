package dev.slipway.sources.ignore;

import java.util.Set;

/// What is left out where a project's own files do not decide.
///
/// Whole names only, never a part of one: `dialog.tsx` has nothing to do with logs. A name that
/// could be source as well (`build`, `out`) counts as output only beside a package.json, and only
/// while no `.gitignore` lists what is not source.
final class DefaultRules {
  private static final Set<String> NEVER_SOURCE =
      Set.of(
          "node_modules",
          ".next",
          ".nuxt",
          ".output",
          ".svelte-kit",
          ".turbo",
          ".cache",
          ".parcel-cache",
          ".vercel",
          ".netlify",
          ".slipway",
          ".DS_Store",
          "Thumbs.db",
          "npm-debug.log",
          "yarn-debug.log",
          "yarn-error.log",
          "pnpm-debug.log");

  private static final Set<String> OUTPUT_BESIDE_PACKAGE_JSON =
      Set.of("dist", "build", "out", "coverage", "tmp");

  /// Files that tell which variables there are, without their values.
  private static final Set<String> ENV_EXAMPLES =
      Set.of(".env.example", ".env.template", ".env.sample");

  private DefaultRules() {}

  static boolean leaveOut(String name, FolderRules around) {
    return NEVER_SOURCE.contains(name)
        || isEnvFile(name)
        || (OUTPUT_BESIDE_PACKAGE_JSON.contains(name)
            && around.hasPackageJson()
            && !around.isListedByGitignore());
  }

  private static boolean isEnvFile(String name) {
    return (name.equals(".env") || name.startsWith(".env.")) && !ENV_EXAMPLES.contains(name);
  }
}
