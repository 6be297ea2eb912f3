package dev.slipway.detection.node.framework;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.source.SourcePath;
import java.util.List;
import java.util.Optional;

/// The file that a server begins with, where no script names it.
final class EntryFile {
  private static final List<String> ENDINGS = List.of("js", "mjs", "cjs", "ts", "mts");
  private static final List<String> HTTP_LIBRARIES =
      List.of(
          "express", "fastify", "hono", "koa", "@hapi/hapi", "h3", "elysia", "polka", "restify");

  private EntryFile() {}

  static Optional<Chosen<String>> of(NodeProject project) {
    return of(project.tree(), project.manifest());
  }

  /// `main` in package.json or a usual name. Beside an index.html such a file is rather a script of
  /// the page, unless the project asks for an HTTP library.
  static Optional<Chosen<String>> of(SourceTree tree, PackageJson manifest) {
    if (tree.has("index.html") && !hasHttpLibrary(manifest)) {
      return Optional.empty();
    }
    return main(tree, manifest).or(() -> usual(tree, List.of("server", "app", "index")));
  }

  /// A `server.*` of a project that asks for an HTTP library.
  static Optional<Chosen<String>> besideSite(NodeProject project) {
    return hasHttpLibrary(project.manifest())
        ? usual(project.tree(), List.of("server"))
        : Optional.empty();
  }

  private static boolean hasHttpLibrary(PackageJson manifest) {
    return HTTP_LIBRARIES.stream().anyMatch(manifest::dependsOn);
  }

  /// A `main` that is not there may be what a build script writes.
  private static Optional<Chosen<String>> main(SourceTree tree, PackageJson manifest) {
    return manifest
        .main()
        .flatMap(file -> SourcePath.parse(file.startsWith("./") ? file.substring(2) : file))
        .map(SourcePath::value)
        .filter(file -> ENDINGS.stream().anyMatch(ending -> file.endsWith("." + ending)))
        .filter(file -> tree.has(file) || written(manifest, file))
        .map(file -> Chosen.of(file, "main in package.json"));
  }

  private static boolean written(PackageJson manifest, String file) {
    return manifest.script("build").isPresent() && file.contains("/");
  }

  private static Optional<Chosen<String>> usual(SourceTree tree, List<String> stems) {
    return stems.stream()
        .flatMap(stem -> List.of(stem, "src/" + stem).stream())
        .flatMap(stem -> ENDINGS.stream().map(ending -> stem + "." + ending))
        .filter(tree::has)
        .findFirst()
        .map(file -> Chosen.of(file, file));
  }
}
