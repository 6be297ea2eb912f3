package dev.slipway.detection.node.framework;

import dev.slipway.detection.settings.OutputKind;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.text.ConfigurationText;
import dev.slipway.detection.text.ConfigurationText.Property;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import java.util.List;
import java.util.Optional;

/// [Next.js](https://nextjs.org): a server, or files with [`output:
/// 'export'`](https://nextjs.org/docs/app/guides/static-exports).
record NextJs() implements NodeFramework {
  private static final String CONFIGURATION = "next.config";

  @Override
  public String id() {
    return "next";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("Next.js", "next");
  }

  @Override
  public String signs() {
    return "Next.js: \"next\" in package.json";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency("next");
  }

  @Override
  public boolean builds(NodeProject project) {
    return project.buildRuns("next");
  }

  @Override
  public Optional<String> usualBuild() {
    return Optional.of("next build");
  }

  @Override
  public Outcome outcome(NodeProject project) {
    ConfigurationText configuration = project.configuration(CONFIGURATION);
    boolean exports = configuration.literal("output").equals(Optional.of("export"));
    return project.wants(OutputKind.STATIC) || (exports && !project.wants(OutputKind.SERVER))
        ? site(project, configuration)
        : server(project, configuration);
  }

  private static Outcome site(NodeProject project, ConfigurationText configuration) {
    String file = project.configurationFile(CONFIGURATION).orElse(CONFIGURATION);
    Chosen<OutputDirectory> directory =
        configuration
            .literal("distDir")
            .flatMap(folder -> FolderText.below(".", folder))
            .map(folder -> Chosen.of(folder, "distDir in " + file))
            .orElseGet(() -> Chosen.of(new OutputDirectory("out"), "default of a Next.js export"));
    Output site =
        new Output.StaticSite(
            directory, Chosen.of(false, "a Next.js export has a page for each path"));
    return new Outcome(Chosen.of(site, "output: 'export' in " + file), List.of());
  }

  private static Outcome server(NodeProject project, ConfigurationText configuration) {
    List<String> warnings =
        configuration.property("output") instanceof Property.Computed
                && project.settings().kind().isEmpty()
            ? List.of(
                "output in %s cannot be read without running it; if it is 'export', put \"kind\": \"static\" into %s"
                    .formatted(
                        project.configurationFile(CONFIGURATION).orElse(CONFIGURATION),
                        ProjectSettings.FILE))
            : List.of();
    return OwnServer.outcome(project, start(project), "Next.js renders on a server", warnings);
  }

  private static Chosen<Command> start(NodeProject project) {
    boolean startsNext = StartScript.runs(project.manifest(), "start", "next", "start");
    return project
        .commands()
        .script("start")
        .filter(_ -> startsNext)
        .map(command -> Chosen.of(command, "start script in package.json"))
        .or(() -> OwnServer.startScript(project))
        .orElseGet(() -> Chosen.of(project.commands().program("next start"), "default of Next.js"));
  }
}
