package dev.slipway.detection.node.manager;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.text.Fields;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Everything in a project that names a package manager, what decides first.
record ManagerDeclarations(Project project, PackageJson manifest, InstallPlace place) {
  /// What a person wrote on purpose comes before what a tool left behind, and a lockfile before
  /// `engines`, which only bounds versions.
  Optional<Chosen<PackageManager>> first(NodeVersion node) {
    return inSettings(node)
        .or(() -> inPackageManager(node))
        .or(() -> inDevEngines(node))
        .or(() -> inLockfile(node))
        .or(() -> inEngines(node));
  }

  private Optional<Chosen<PackageManager>> inSettings(NodeVersion node) {
    return project
        .settings()
        .packageManager()
        .map(chosen ->
            Chosen.of(
                named(chosen.value(), chosen.reason() + ": packageManager", node),
                chosen.reason()));
  }

  private Optional<Chosen<PackageManager>> inPackageManager(NodeVersion node) {
    String place = "packageManager in package.json";
    return manifests()
        .flatMap(fields -> fields.text("packageManager").stream())
        .findFirst()
        .map(text -> Chosen.of(named(text, "package.json: packageManager", node), place));
  }

  private Optional<Chosen<PackageManager>> inDevEngines(NodeVersion node) {
    return manifests()
        .flatMap(fields -> fields.object("devEngines").stream())
        .flatMap(engines -> engines.objects("packageManager").stream())
        .flatMap(manager -> engine(manager, node).stream())
        .findFirst()
        .map(manager -> Chosen.of(manager, "devEngines.packageManager in package.json"));
  }

  private Optional<PackageManager> engine(Fields manager, NodeVersion node) {
    return manager
        .textIfAny("name")
        .filter(List.of("npm", "pnpm", "yarn", "bun")::contains)
        .map(name -> ranged(name, manager.textIfAny("version"), node));
  }

  private Optional<Chosen<PackageManager>> inLockfile(NodeVersion node) {
    return place.lockfiles().stream()
        .findFirst()
        .map(lockfile ->
            Chosen.of(
                new PackageManager(lockfile.kind(), usual(lockfile.kind(), node)),
                lockfile.name()));
  }

  private Optional<Chosen<PackageManager>> inEngines(NodeVersion node) {
    return manifests()
        .flatMap(fields -> fields.object("engines").stream())
        .flatMap(engines ->
            Stream.of("pnpm", "yarn", "bun")
                .filter(name -> engines.textIfAny(name).isPresent())
                .map(name ->
                    Chosen.of(
                        ranged(name, engines.textIfAny(name), node),
                        "engines.%s in package.json".formatted(name))))
        .findFirst();
  }

  private Stream<Fields> manifests() {
    Stream<PackageJson> above = place.isAbove() ? place.manifest().stream() : Stream.empty();
    return Stream.concat(Stream.of(manifest), above).flatMap(one -> one.fields().stream());
  }

  private PackageManager named(String text, String where, NodeVersion node) {
    ManagerName.Named named = ManagerName.parse(text, where, hasBerryFiles());
    return named.orUsual(usual(named.kind(), node));
  }

  private PackageManager ranged(String name, Optional<String> range, NodeVersion node) {
    Optional<String> bounded =
        range.map(String::strip).filter(text -> !text.isEmpty() && text.length() <= 100);
    PackageManagerKind kind = ManagerName.kindOf(name, bounded, hasBerryFiles());
    return new PackageManager(kind, bounded.orElseGet(() -> usual(kind, node)));
  }

  /// The range that suits the lockfile of that manager, or else the usual one.
  private String usual(PackageManagerKind kind, NodeVersion node) {
    return place.lockfiles().stream()
        .filter(lockfile -> lockfile.kind() == kind && kind != PackageManagerKind.NPM)
        .map(Lockfile::range)
        .findFirst()
        .orElseGet(() -> ManagerVersions.usual(kind, node));
  }

  private boolean hasBerryFiles() {
    return place.tree().has(".yarnrc.yml")
        || place.lockfiles().stream()
            .anyMatch(lockfile -> lockfile.kind() == PackageManagerKind.YARN_BERRY);
  }
}
