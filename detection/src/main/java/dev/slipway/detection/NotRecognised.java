package dev.slipway.detection;

import dev.slipway.detection.node.framework.Superseding;
import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.node.manifest.Workspaces;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.List;

/// Says what was seen, what would be recognised and what the user can do.
final class NotRecognised {
  private static final String TRIED = "Tried to recognise the project";
  private static final int MAX_SHOWN = 10;
  private static final int MAX_MEMBERS = 50;

  private NotRecognised() {}

  static Problem problem(Project project) {
    SourceTree tree = project.tree();
    PackageJson manifest = PackageJson.of(tree).orElseGet(PackageJson::none);
    Problem problem =
        Problem.of(
            ProblemCode.FRAMEWORK_NOT_RECOGNISED,
            TRIED,
            why(tree, manifest),
            fix(project, manifest));
    String root = project.root().value().value();
    return problem.at(root.equals(".") ? "" : root).withEvidence(seen(tree));
  }

  private static String why(SourceTree tree, PackageJson manifest) {
    if (tree.files().isEmpty()) {
      return "The folder has no files";
    }
    return Superseding.vite(manifest)
        .map(
            name -> "It is made with %s, which Slipway does not plan by itself yet".formatted(name))
        .orElse(
            tree.has(PackageJson.FILE)
                ? "package.json names no known framework, no start script and no server file"
                : "There is neither a package.json nor an index.html, nor a server file");
  }

  private static String fix(Project project, PackageJson manifest) {
    List<String> members = deployableMembers(project, manifest);
    if (!members.isEmpty()) {
      return "This is a workspace: put \"root\": \"%s\" into %s or the project's settings. What can be deployed: %s"
          .formatted(members.getFirst(), ProjectSettings.FILE, String.join(", ", members));
    }
    return "Add a start script to package.json, or put \"start\" (a server) or \"output\" (a folder of"
        + " files) into %s or the project's settings. Recognised are: %s"
            .formatted(ProjectSettings.FILE, String.join("; ", Detectors.recognised()));
  }

  private static List<String> deployableMembers(Project project, PackageJson manifest) {
    String prefix =
        project.root().value().equals(OutputDirectory.ROOT) ? "" : project.root().value() + "/";
    return Workspaces.members(project.tree(), manifest).stream()
        .limit(MAX_MEMBERS)
        .map(member -> prefix + member)
        .filter(member -> isDeployable(project, member))
        .limit(MAX_SHOWN)
        .toList();
  }

  /// A library of the workspace may have a `main`, so one must have a framework or a start script.
  private static boolean isDeployable(Project project, String member) {
    Chosen<OutputDirectory> root = Chosen.of(new OutputDirectory(member), "a workspace member");
    try {
      return Detectors.detect(new Project(project.source(), root, project.settings()))
          .filter(
              plan -> !plan.framework().value().id().equals("node") || hasStart(project, member))
          .isPresent();
    } catch (SlipwayException _) {
      return false;
    }
  }

  private static boolean hasStart(Project project, String member) {
    return PackageJson.of(project.source().below(member))
        .flatMap(manifest -> manifest.script("start"))
        .isPresent();
  }

  private static List<String> seen(SourceTree tree) {
    List<String> names = tree.topLevel();
    return names.size() <= Problem.MAX_EVIDENCE ? names : names.subList(0, Problem.MAX_EVIDENCE);
  }
}
