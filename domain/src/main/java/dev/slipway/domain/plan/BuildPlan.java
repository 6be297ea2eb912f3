package dev.slipway.domain.plan;

import dev.slipway.domain.source.Digest;
import java.util.List;
import java.util.Optional;

/// How a source is built and run. Knows no machine, no cloud and no clock; the same source always
/// has the same plan.
///
/// @param root the folder of the project inside the source: `.` or `apps/web`
/// @param framework what it is made with
/// @param packageManager empty when there is nothing to install
/// @param node empty when no Node.js is needed, neither to build nor to run
/// @param install empty when there is nothing to install
/// @param build empty when there is nothing to build
/// @param output files to serve or a server to run; its reason says why the one or the other
/// @param warnings sentences about what may surprise the user
public record BuildPlan(
    Chosen<OutputDirectory> root,
    Chosen<Framework> framework,
    Chosen<Optional<PackageManager>> packageManager,
    Chosen<Optional<NodeVersion>> node,
    Chosen<Optional<Command>> install,
    Chosen<Optional<Command>> build,
    Chosen<Output> output,
    List<String> warnings) {
  public BuildPlan {
    warnings = List.copyOf(warnings);
  }

  /// Names what the plan does, leaving out reasons and warnings: two plans with one digest build
  /// the same.
  public Digest digest() {
    return Digest.of(
        String.join(
            "\n",
            "slipway-plan-1",
            root.value().toString(),
            framework.value().id(),
            packageManager.value().toString(),
            node.value().toString(),
            install.value().toString(),
            build.value().toString(),
            canonical(output.value())));
  }

  private static String canonical(Output output) {
    return switch (output) {
      case Output.StaticSite site ->
          "static %s %s".formatted(site.directory().value(), site.singlePage().value());
      case Output.Server server ->
          "server %s %s %d %s"
              .formatted(
                  server.directory().value(),
                  server.start().value(),
                  server.port().value(),
                  server.healthPath().value());
    };
  }
}
