package dev.slipway.detection;

import dev.slipway.detection.settings.OutputKind;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.SizeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts the commands and the output that the settings name in place of those that were detected.
record SettingsOverrides(ProjectSettings settings) {
  private static final int USUAL_PORT = 8080;

  static BuildPlan over(BuildPlan plan, ProjectSettings settings) {
    SettingsOverrides overrides = new SettingsOverrides(settings);
    return new BuildPlan(
        plan.root(),
        plan.framework(),
        plan.packageManager(),
        plan.node(),
        settings.install().or(plan::install),
        settings.build().or(plan::build),
        overrides.output(plan.output()),
        settings.headers().orElse(plan.headers()),
        settings.redirects().orElse(plan.redirects()),
        overrides.warnings(plan));
  }

  private List<String> warnings(BuildPlan plan) {
    List<String> warnings = new ArrayList<>(plan.warnings());
    if (kind(plan.output().value()) == OutputKind.STATIC) {
      settings
          .sizes()
          .map(sizes ->
              "\"sizes\" in %s is for servers: files are served without one"
                  .formatted(sizes.reason()))
          .ifPresent(warnings::add);
    }
    return warnings;
  }

  private Chosen<Output> output(Chosen<Output> detected) {
    OutputKind kind = kind(detected.value());
    return Chosen.of(
        switch (kind) {
          case STATIC -> site(detected.value());
          case SERVER -> server(detected.value());
        },
        reason(detected, kind));
  }

  private String reason(Chosen<Output> detected, OutputKind kind) {
    Optional<String> changed =
        kind == kindOf(detected.value()) ? Optional.empty() : settings.start().map(Chosen::reason);
    return settings.kind().map(Chosen::reason).or(() -> changed).orElse(detected.reason());
  }

  private OutputKind kind(Output detected) {
    return settings
        .kind()
        .map(Chosen::value)
        .orElseGet(() -> settings.start().isPresent() ? OutputKind.SERVER : kindOf(detected));
  }

  private static OutputKind kindOf(Output output) {
    return switch (output) {
      case Output.StaticSite _ -> OutputKind.STATIC;
      case Output.Server _ -> OutputKind.SERVER;
    };
  }

  private Output site(Output detected) {
    Optional<Chosen<OutputDirectory>> directory = settings.output();
    Chosen<Boolean> detectedSinglePage = Chosen.of(false, "default");
    if (detected instanceof Output.StaticSite site) {
      directory = directory.or(() -> Optional.of(site.directory()));
      detectedSinglePage = site.singlePage();
    }
    return new Output.StaticSite(
        directory.orElseThrow(
            () -> missing("output", "Name the folder of the site's files in \"output\"")),
        settings.singlePage().orElse(detectedSinglePage));
  }

  private Output server(Output detected) {
    Optional<Chosen<Command>> start = settings.start();
    Chosen<OutputDirectory> directory =
        Chosen.of(OutputDirectory.ROOT, "a server keeps all of its project");
    Chosen<Integer> port = Chosen.of(USUAL_PORT, "default, told to the server in PORT");
    Chosen<String> healthPath = Chosen.of("/", "default");
    Chosen<SizeRequest> size = Chosen.of(SizeRequest.NONE, "default, that of the environment");
    if (detected instanceof Output.Server server) {
      start = start.or(() -> Optional.of(server.start()));
      directory = server.directory();
      port = server.port();
      healthPath = server.healthPath();
      size = server.size();
    }
    return new Output.Server(
        settings.output().orElse(directory),
        start.orElseThrow(() -> missing("start", "Name the command that starts it in \"start\"")),
        settings.port().orElse(port),
        settings.healthPath().orElse(healthPath),
        settings.sizes().orElse(size));
  }

  private SlipwayException missing(String key, String fix) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_FILE_INVALID,
                "Tried to read a file of the project",
                "It is needed with that \"kind\", and nothing else in the project says it",
                fix)
            .at(settings.kind().map(Chosen::reason).orElse(ProjectSettings.FILE) + ": " + key));
  }
}
