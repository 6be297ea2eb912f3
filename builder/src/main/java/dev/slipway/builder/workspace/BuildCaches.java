package dev.slipway.builder.workspace;

import java.nio.file.Path;
import java.util.Set;

/// Which files and folders of a workspace are no source but make the next build faster.
public final class BuildCaches {
  private static final Set<String> DEPENDENCIES =
      Set.of("node_modules", ".yarn", ".pnp.cjs", ".pnp.loader.mjs");

  private static final Set<String> TOOL_CACHES =
      Set.of(
          ".angular",
          ".cache",
          ".docusaurus",
          ".nx",
          ".parcel-cache",
          ".svelte-kit",
          ".turbo",
          ".vite");

  private BuildCaches() {}

  /// Whether the next build may find this again.
  public static boolean keeps(Path path) {
    String name = path.getFileName().toString();
    return DEPENDENCIES.contains(name) || isToolCache(path);
  }

  /// Whether a running release has no use for this.
  public static boolean isToolCache(Path path) {
    return TOOL_CACHES.contains(path.getFileName().toString()) || path.endsWith(".next/cache");
  }
}
