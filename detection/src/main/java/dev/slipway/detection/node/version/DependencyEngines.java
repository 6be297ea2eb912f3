package dev.slipway.detection.node.version;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the packages that a project asks for, its framework among them, ask for themselves, as
/// npm's lockfile notes it.
final class DependencyEngines {
  private static final String LOCKFILE = "package-lock.json";
  private static final int MAX_PACKAGES = 500;

  private DependencyEngines() {}

  /// Their requests; none when the lockfile is absent or too large to be read for this.
  static List<NodeRequest> of(SourceTree tree, PackageJson manifest) {
    if (isBlankOrLarge(tree)) {
      return List.of();
    }
    Optional<Fields> packages =
        Syntax.JSON.read(tree, LOCKFILE).flatMap(lockfile -> lockfile.object("packages"));
    return Stream.of(manifest.dependencies(), manifest.devDependencies())
        .flatMap(asked -> asked.keySet().stream())
        .distinct()
        .limit(MAX_PACKAGES)
        .flatMap(name -> packages.flatMap(all -> request(all, name)).stream())
        .toList();
  }

  private static boolean isBlankOrLarge(SourceTree tree) {
    return tree.beginning(LOCKFILE).filter(text -> !text.isBlank()).isEmpty()
        || tree.isLarge(LOCKFILE);
  }

  private static Optional<NodeRequest> request(Fields packages, String name) {
    return packages.objects("node_modules/" + name).stream()
        .flatMap(entry -> entry.objects("engines").stream())
        .flatMap(engines -> engines.textIfAny("node").stream())
        .findFirst()
        .map(range -> new NodeRequest(range, name + " in " + LOCKFILE));
  }
}
