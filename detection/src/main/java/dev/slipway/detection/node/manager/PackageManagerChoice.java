package dev.slipway.detection.node.manager;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.node.manifest.Workspaces;
import dev.slipway.detection.project.Project;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;

/// How the packages of a project are installed.
///
/// @param kind what runs scripts, also where nothing is to be installed
/// @param manager empty when there is nothing to install and no manager was asked for
/// @param install empty when there is nothing to install
public record PackageManagerChoice(
    PackageManagerKind kind,
    Chosen<Optional<PackageManager>> manager,
    Chosen<Optional<Command>> install,
    List<String> warnings) {
  public PackageManagerChoice {
    warnings = List.copyOf(warnings);
  }

  /// Chooses for a project that runs on a version of Node.js.
  public static PackageManagerChoice of(Project project, PackageJson manifest, NodeVersion node) {
    InstallPlace place = InstallPlace.of(project);
    ManagerDeclarations declarations = new ManagerDeclarations(project, manifest, place);
    Optional<Chosen<PackageManager>> asked = declarations.first(node);
    Chosen<PackageManager> manager =
        asked.orElseGet(() -> Chosen.of(usualNpm(node), "default, nothing names another"));
    PackageManagerKind kind = manager.value().kind();
    if (!needsInstall(project, manifest, place)) {
      return new PackageManagerChoice(
          kind,
          asked
              .<Chosen<Optional<PackageManager>>>map(chosen -> chosen.map(Optional::of))
              .orElseGet(() -> Chosen.of(Optional.empty(), "no dependencies")),
          Chosen.of(Optional.empty(), "no dependencies"),
          List.of());
    }
    List<String> warnings = new InstallWarnings(project, manifest, place).about(kind);
    return new PackageManagerChoice(
        kind, manager.map(Optional::of), InstallCommands.of(kind, place), warnings);
  }

  private static PackageManager usualNpm(NodeVersion node) {
    return new PackageManager(
        PackageManagerKind.NPM, ManagerVersions.usual(PackageManagerKind.NPM, node));
  }

  private static boolean needsInstall(Project project, PackageJson manifest, InstallPlace place) {
    return manifest.hasDependencies()
        || !place.lockfiles().isEmpty()
        || Workspaces.isRoot(project.tree(), manifest);
  }
}
