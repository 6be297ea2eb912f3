package dev.slipway.detection.node.framework;

import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import java.util.Optional;

/// [NestJS](https://nestjs.com). Its `start` script is usually for developing, `start:prod` runs
/// what was built.
record NestJs() implements NodeFramework {
  @Override
  public String id() {
    return "nestjs";
  }

  @Override
  public String name(NodeProject project) {
    return project.named("NestJS", "@nestjs/core");
  }

  @Override
  public String signs() {
    return "NestJS: \"@nestjs/core\" in package.json";
  }

  @Override
  public Optional<String> reason(NodeProject project) {
    return project.dependency("@nestjs/core");
  }

  @Override
  public boolean builds(NodeProject project) {
    return project.buildRuns("nest");
  }

  @Override
  public Optional<String> usualBuild() {
    return Optional.of("nest build");
  }

  @Override
  public Outcome outcome(NodeProject project) {
    return OwnServer.outcome(project, start(project), "NestJS is a server");
  }

  private static Chosen<Command> start(NodeProject project) {
    return OwnServer.script(project, "start:prod")
        .or(() ->
            OwnServer.startScript(project)
                .filter(_ -> !StartScript.runs(project.manifest(), "start", "nest", "start")))
        .orElseGet(
            () -> Chosen.of(project.commands().runtime("node dist/main"), "default of NestJS"));
  }
}
