package dev.slipway.detection.node;

import dev.slipway.detection.node.framework.NodeFramework;
import dev.slipway.detection.node.framework.NodeFrameworks;
import dev.slipway.detection.node.framework.NodeProject;
import dev.slipway.detection.node.manager.PackageManagerChoice;
import dev.slipway.detection.node.manager.ScriptCommands;
import dev.slipway.detection.node.manifest.PackageJson;
import dev.slipway.detection.node.version.NodeVersionChoice;
import dev.slipway.detection.project.Project;
import dev.slipway.detection.project.ProjectDetector;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Framework;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Recognises what a package.json, or a server file without one, describes.
public final class NodeProjects implements ProjectDetector {
  /// What the settings name to have plain files served although there is a package.json.
  private static final String NOT_NODE = "static";

  @Override
  public Optional<BuildPlan> detect(Project project) {
    if (project.settings().names(NOT_NODE)) {
      return Optional.empty();
    }
    SourceTree tree = project.tree();
    PackageJson manifest = PackageJson.of(tree).orElseGet(PackageJson::none);
    NodeVersionChoice node = NodeVersionChoice.of(project, manifest);
    PackageManagerChoice manager =
        PackageManagerChoice.of(project, manifest, node.version().value());
    NodeProject nodeProject =
        new NodeProject(
            tree,
            manifest,
            project.settings(),
            ScriptCommands.of(manager.kind(), manifest, tree, project.source()));
    return NodeFrameworks.of(nodeProject)
        .map(framework -> plan(project, nodeProject, framework, node, manager));
  }

  @Override
  public List<String> recognises() {
    return NodeFrameworks.signs();
  }

  private static BuildPlan plan(
      Project project,
      NodeProject nodeProject,
      Chosen<NodeFramework> framework,
      NodeVersionChoice node,
      PackageManagerChoice manager) {
    NodeFramework.Outcome outcome = framework.value().outcome(nodeProject);
    return new BuildPlan(
        project.root(),
        framework.map(one -> new Framework(one.id(), one.name(nodeProject))),
        manager.manager(),
        node.version().map(Optional::of),
        manager.install(),
        build(nodeProject, framework.value()),
        outcome.output(),
        Stream.of(node.warnings(), manager.warnings(), outcome.warnings())
            .flatMap(List::stream)
            .toList());
  }

  private static Chosen<Optional<Command>> build(NodeProject project, NodeFramework framework) {
    Optional<Command> script = project.commands().script("build");
    if (script.isPresent()) {
      return Chosen.of(script, "build script in package.json");
    }
    return framework
        .usualBuild()
        .map(line ->
            Chosen.of(
                Optional.of(project.commands().program(line)),
                "no build script, default of " + framework.name(project)))
        .orElseGet(() -> Chosen.of(Optional.empty(), "no build script"));
  }
}
