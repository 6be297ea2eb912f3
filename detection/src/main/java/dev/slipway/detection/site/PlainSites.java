package dev.slipway.detection.site;

import dev.slipway.detection.project.Project;
import dev.slipway.detection.project.ProjectDetector;
import dev.slipway.detection.text.Fields;
import dev.slipway.detection.text.Syntax;
import dev.slipway.detection.tree.SourceTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Framework;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import java.util.List;
import java.util.Optional;

/// Recognises folders of files that are served as they are.
public final class PlainSites implements ProjectDetector {
  private static final Framework FRAMEWORK = new Framework("static", "Static files");
  private static final String NO_NODE = "plain files need no Node.js";

  @Override
  public Optional<BuildPlan> detect(Project project) {
    return directory(project).map(directory -> plan(project, directory));
  }

  @Override
  public List<String> recognises() {
    return List.of("Static files: index.html at the top or in public, and no build script");
  }

  private static Optional<Chosen<OutputDirectory>> directory(Project project) {
    SourceTree tree = project.tree();
    boolean asked = project.settings().names(FRAMEWORK.id());
    if (!asked && hasBuildScript(tree)) {
      return Optional.empty();
    }
    return project
        .settings()
        .output()
        .or(() -> folderWithIndex(tree, "index.html", OutputDirectory.ROOT))
        .or(() -> folderWithIndex(tree, "public/index.html", new OutputDirectory("public")))
        .or(() ->
            asked
                ? Optional.of(Chosen.of(OutputDirectory.ROOT, "default for static files"))
                : Optional.empty());
  }

  private static Optional<Chosen<OutputDirectory>> folderWithIndex(
      SourceTree tree, String index, OutputDirectory folder) {
    return tree.has(index) ? Optional.of(Chosen.of(folder, index)) : Optional.empty();
  }

  private static boolean hasBuildScript(SourceTree tree) {
    return Syntax.JSON
        .read(tree, "package.json")
        .flatMap((Fields fields) -> fields.object("scripts"))
        .flatMap(scripts -> scripts.text("build"))
        .filter(line -> !line.isBlank())
        .isPresent();
  }

  private static BuildPlan plan(Project project, Chosen<OutputDirectory> directory) {
    Output site =
        new Output.StaticSite(
            directory, Chosen.of(false, "plain files are served by their own names"));
    return new BuildPlan(
        project.root(),
        Chosen.of(FRAMEWORK, directory.reason()),
        Chosen.of(Optional.empty(), "plain files need no packages"),
        Chosen.of(Optional.empty(), NO_NODE),
        Chosen.of(Optional.empty(), "plain files need no packages"),
        Chosen.of(Optional.empty(), "plain files need no build"),
        Chosen.of(site, "there is nothing to build or to start"),
        List.of());
  }
}
