package dev.slipway.detection.node.manager;

import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.node.manifest.Workspaces;
import dev.slipway.detection.project.Project;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.ArrayList;
import java.util.List;

/// What may surprise the user about an install.
record InstallWarnings(Project project, PackageJson manifest, InstallPlace place) {
  List<String> about(PackageManagerKind kind) {
    List<String> warnings = new ArrayList<>();
    aboutLockfiles(kind, warnings);
    aboutLocalPackages(warnings);
    return List.copyOf(warnings);
  }

  private void aboutLockfiles(PackageManagerKind kind, List<String> warnings) {
    for (String empty : Lockfile.emptyOnes(place.tree())) {
      warnings.add(empty + " is empty and counts as absent");
    }
    List<String> names = place.lockfiles().stream().map(Lockfile::name).toList();
    boolean matches = place.lockfiles().stream().anyMatch(lockfile -> lockfile.kind() == kind);
    if (names.size() > 1) {
      warnings.add(
          "There are several lockfiles (%s); %s is used: remove the others"
              .formatted(String.join(", ", names), kind.command()));
    }
    if (names.isEmpty()) {
      warnings.add(
          "There is no lockfile, so two builds of the same source may differ:"
              + " commit the one that `%s install` writes".formatted(kind.command()));
    } else if (!matches) {
      warnings.add(
          "The project asks for %s, but its lockfile is %s of another package manager: it is not"
                  .formatted(kind.command(), names.getFirst())
              + " used");
    }
  }

  private void aboutLocalPackages(List<String> warnings) {
    List<String> workspace = manifest.askedWith("workspace:");
    boolean hasWorkspace = place.isAbove() || Workspaces.isRoot(project.tree(), manifest);
    if (!workspace.isEmpty() && !hasWorkspace) {
      warnings.add(
          "%s is asked for from a workspace, but there is no workspace root in the source"
              .formatted(workspace.getFirst()));
    }
    for (String name : manifest.askedWith("file:../")) {
      if (!place.isAbove() && project.root().value().value().equals(".")) {
        warnings.add(name + " is asked for from a folder outside the source");
      }
    }
  }
}
