package dev.slipway.detection.node.framework;

import dev.slipway.detection.settings.OutputKind;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import java.util.List;
import java.util.Optional;

/// [Vite](https://vite.dev) with any UI framework: a site, unless a server of the project's own
/// serves it.
record Vite() implements NodeFramework {
  @Override
  public String id() {
    return "vite";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("Vite", "vite");
  }

  @Override
  public String signs() {
    return "Vite: \"vite\" in package.json";
  }

  /// Vite is also the engine of test runners and of other frameworks, so the package alone says
  /// little.
  @Override
  public Optional<String> reason(NodeProject project) {
    boolean isUsed =
        builds(project)
            || project.configurationFile("vite.config").isPresent()
            || project.tree().has("index.html");
    return project
        .dependency("vite")
        .filter(_ -> isUsed && Superseding.vite(project.manifest()).isEmpty());
  }

  @Override
  public boolean builds(NodeProject project) {
    return project.buildRuns("vite");
  }

  @Override
  public Optional<String> usualBuild() {
    return Optional.of("vite build");
  }

  @Override
  public Outcome outcome(NodeProject project) {
    Optional<Chosen<Command>> server =
        project.wants(OutputKind.STATIC) ? Optional.empty() : ownServer(project);
    return server
        .map(start -> OwnServer.outcome(project, start, "a server of its own: " + start.reason()))
        .orElseGet(() -> site(project));
  }

  private static Optional<Chosen<Command>> ownServer(NodeProject project) {
    return OwnServer.startScript(project)
        .or(() -> EntryFile.besideSite(project).flatMap(_ -> OwnServer.start(project)));
  }

  private static Outcome site(NodeProject project) {
    ViteConfiguration configuration = new ViteConfiguration(project);
    Output site =
        new Output.StaticSite(configuration.outputDirectory(), configuration.singlePage());
    return new Outcome(
        Chosen.of(site, "the result is files and no server of the project's own serves them"),
        List.copyOf(configuration.warnings()));
  }
}
