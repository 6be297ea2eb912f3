package dev.slipway.detection.node.framework;

import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.detection.text.ConfigurationText;
import dev.slipway.detection.text.ConfigurationText.Property;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.OutputDirectory;
import java.util.List;
import java.util.Optional;

/// What vite.config.* and the build script say about the result.
///
/// See [`build.outDir`](https://vite.dev/config/build-options.html#build-outdir) and
/// [`root`](https://vite.dev/config/shared-options.html#root).
final class ViteConfiguration {
  private static final String DEFAULT = "default of Vite";

  private final NodeProject project;
  private final String file;
  private final ConfigurationText text;

  ViteConfiguration(NodeProject project) {
    this.project = project;
    this.file = project.configurationFile("vite.config").orElse("vite.config");
    this.text = project.configuration("vite.config");
  }

  Chosen<OutputDirectory> outputDirectory() {
    Chosen<String> folder = folder();
    return FolderText.below(root(), folder.value())
        .map(found -> Chosen.of(found, folder.reason()))
        .orElseGet(() -> Chosen.of(new OutputDirectory("dist"), DEFAULT));
  }

  /// One page that makes all the views itself: one index.html and no page for what is missing.
  Chosen<Boolean> singlePage() {
    if (!project.tree().has(inRoot("index.html"))) {
      return Chosen.of(false, "there is no index.html to begin with");
    }
    if (project.tree().has(inRoot("public/404.html"))) {
      return Chosen.of(false, "public/404.html answers what is missing");
    }
    boolean severalPages =
        text.property("input") instanceof Property.Group && text.literalsEndingWith(".html") > 1;
    return severalPages
        ? Chosen.of(false, "several pages in " + file)
        : Chosen.of(true, "one index.html, from which Vite makes a single-page application");
  }

  List<String> warnings() {
    boolean computed = argument().isEmpty() && text.property("outDir") instanceof Property.Computed;
    boolean outside = FolderText.below(root(), folder().value()).isEmpty();
    return (computed || outside) && project.settings().output().isEmpty()
        ? List.of(
            "It cannot be told which folder of the project outDir in %s is; if it is not dist, set \"output\" in %s"
                .formatted(file, ProjectSettings.FILE))
        : List.of();
  }

  private Chosen<String> folder() {
    return argument()
        .map(folder -> Chosen.of(folder, "--outDir in the build script"))
        .or(() -> text.literal("outDir").map(folder -> Chosen.of(folder, "outDir in " + file)))
        .orElseGet(() -> Chosen.of("dist", DEFAULT));
  }

  private Optional<String> argument() {
    return project
        .buildInvocations("vite")
        .flatMap(vite -> vite.option("--outDir").stream())
        .findFirst();
  }

  private String root() {
    return text.literal("root")
        .flatMap(folder -> FolderText.below(".", folder))
        .map(OutputDirectory::value)
        .orElse(".");
  }

  private String inRoot(String name) {
    return root().equals(".") ? name : root() + "/" + name;
  }
}
