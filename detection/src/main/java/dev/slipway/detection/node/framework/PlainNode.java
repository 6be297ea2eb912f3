package dev.slipway.detection.node.framework;

import dev.slipway.detection.settings.OutputKind;
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
    return OwnServer.start(project).map(Chosen::reason).or(() -> configured(project));
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
    return project
        .settings()
        .output()
        .filter(_ -> isSite(project))
        .map(PlainNode::site)
        .orElseGet(
            () -> OwnServer.outcome(project, "the project's own code is a server", List.of()));
  }

  /// Where something is written that makes a project of it.
  private static Optional<String> configured(NodeProject project) {
    return project
        .settings()
        .start()
        .map(Chosen::reason)
        .or(() ->
            project
                .settings()
                .output()
                .filter(_ -> !project.wants(OutputKind.SERVER))
                .map(Chosen::reason));
  }

  private static boolean isSite(NodeProject project) {
    boolean starts = project.settings().start().isPresent() || OwnServer.start(project).isPresent();
    return project.wants(OutputKind.STATIC) || !starts;
  }

  private static Outcome site(Chosen<OutputDirectory> output) {
    Output site = new Output.StaticSite(output, Chosen.of(false, "default for plain files"));
    return new Outcome(
        Chosen.of(site, output.reason() + " names a folder and nothing starts"), List.of());
  }
}
