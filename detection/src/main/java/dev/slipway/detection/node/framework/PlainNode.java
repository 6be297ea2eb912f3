package dev.slipway.detection.node.framework;

import dev.slipway.detection.settings.OutputKind;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import java.util.List;
import java.util.Optional;

/// Any other project of Node.js or Bun that says how it starts, or where its files are.
record PlainNode() implements NodeFramework {
  @Override
  public String id() {
    return "node";
  }

  @Override
  public String name(NodeProject project) {
    return "Node.js";
  }

  @Override
  public String signs() {
    return "Node.js: a start script or main in package.json, or a server, app or index file";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return OwnServer.start(project)
        .map(Chosen::reason)
        .or(() -> isConfigured(project) ? Optional.of(ProjectSettings.FILE) : Optional.empty());
  }

  @Override
  public boolean builds(NodeProject project) {
    return false;
  }

  @Override
  public Optional<String> usualBuild() {
    return Optional.empty();
  }

  @Override
  public Outcome outcome(NodeProject project) {
    return isSite(project)
        ? site(project)
        : OwnServer.outcome(project, "the project's own code is a server", List.of());
  }

  private static boolean isConfigured(NodeProject project) {
    return project.settings().start().isPresent()
        || (project.settings().output().isPresent() && !project.wants(OutputKind.SERVER));
  }

  private static boolean isSite(NodeProject project) {
    boolean starts = project.settings().start().isPresent() || OwnServer.start(project).isPresent();
    return project.settings().output().isPresent() && (project.wants(OutputKind.STATIC) || !starts);
  }

  private static Outcome site(NodeProject project) {
    OutputDirectory output = project.settings().output().orElse(OutputDirectory.ROOT);
    Output site =
        new Output.StaticSite(
            Chosen.of(output, ProjectSettings.FILE), Chosen.of(false, "default for plain files"));
    return new Outcome(
        Chosen.of(site, "slipway.json names a folder and nothing starts"), List.of());
  }
}
