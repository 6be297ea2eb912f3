package dev.slipway.domain.plan;

import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.rule.HeaderRules;
import dev.slipway.domain.rule.Redirects;
import dev.slipway.domain.source.Digest;
import java.util.ArrayList;
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
/// @param headers what answers to visitors carry besides
/// @param redirects where visitors of some paths are led
/// @param warnings sentences about what may surprise the user
public record BuildPlan(
    Chosen<OutputDirectory> root,
    Chosen<Framework> framework,
    Chosen<Optional<PackageManager>> packageManager,
    Chosen<Optional<NodeVersion>> node,
    Chosen<Optional<Command>> install,
    Chosen<Optional<Command>> build,
    Chosen<Output> output,
    Chosen<HeaderRules> headers,
    Chosen<Redirects> redirects,
    List<String> warnings) {
  public BuildPlan {
    warnings = List.copyOf(warnings);
  }

  /// A plan that asks nothing of the answers to visitors.
  public BuildPlan(
      Chosen<OutputDirectory> root,
      Chosen<Framework> framework,
      Chosen<Optional<PackageManager>> packageManager,
      Chosen<Optional<NodeVersion>> node,
      Chosen<Optional<Command>> install,
      Chosen<Optional<Command>> build,
      Chosen<Output> output,
      List<String> warnings) {
    this(
        root,
        framework,
        packageManager,
        node,
        install,
        build,
        output,
        Chosen.of(HeaderRules.NONE, "default, none"),
        Chosen.of(Redirects.NONE, "default, none"),
        warnings);
  }

  /// What is asked of the answers to visitors.
  public AnswerRules rules() {
    return new AnswerRules(headers.value(), redirects.value());
  }

  /// Names what the plan does, leaving out reasons and warnings: two plans with one digest build
  /// the same.
  public Digest digest() {
    List<String> parts =
        new ArrayList<>(
            List.of(
                "slipway-plan-1",
                root.value().toString(),
                framework.value().id(),
                packageManager.value().toString(),
                node.value().toString(),
                install.value().toString(),
                build.value().toString(),
                canonical(output.value())));
    // Plans from before there were rules keep their digest.
    if (!rules().equals(AnswerRules.NONE)) {
      parts.add(rules().toString());
    }
    return Digest.of(String.join("\n", parts));
  }

  private static String canonical(Output output) {
    return switch (output) {
      case Output.StaticSite site ->
          "static %s %s".formatted(site.directory().value(), site.singlePage().value());
      case Output.Server server ->
          "server %s %s %d %s%s"
              .formatted(
                  server.directory().value(),
                  server.start().value(),
                  server.port().value(),
                  server.healthPath().value(),
                  server.size().value().asksNothing() ? "" : " " + server.size().value());
    };
  }
}
