package dev.slipway.embedded.build;

import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Framework;
import dev.slipway.domain.plan.NodeVersion;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.plan.PackageManager;
import dev.slipway.domain.plan.PackageManagerKind;
import java.util.List;
import java.util.Optional;

/// Plans as detection makes them for the sample projects.
final class ExamplePlans {
  private static final String WHY = "test";

  private ExamplePlans() {}

  static BuildPlan vite(PackageManagerKind manager, String range, String install) {
    return plan(
        manager,
        range,
        install,
        Optional.of(
            new Command.Script(manager.command() + " run build", "build", List.of("vite build"))),
        new Output.StaticSite(Chosen.of(new OutputDirectory("dist"), WHY), Chosen.of(true, WHY)));
  }

  static BuildPlan server(
      PackageManagerKind manager, String range, String install, Optional<Command> build) {
    Command start = new Command.Script("npm run start", "start", List.of("node server.js"));
    return plan(
        manager,
        range,
        install,
        build,
        new Output.Server(
            Chosen.of(OutputDirectory.ROOT, WHY),
            Chosen.of(start, WHY),
            Chosen.of(8080, WHY),
            Chosen.of("/", WHY)));
  }

  private static BuildPlan plan(
      PackageManagerKind manager,
      String range,
      String install,
      Optional<Command> build,
      Output output) {
    return new BuildPlan(
        Chosen.of(OutputDirectory.ROOT, WHY),
        Chosen.of(new Framework("example", "Example"), WHY),
        Chosen.of(Optional.of(new PackageManager(manager, range)), WHY),
        Chosen.of(Optional.of(NodeVersion.ofMajor(22)), WHY),
        Chosen.of(Optional.of(new Command.Shell(install)), WHY),
        Chosen.of(build, WHY),
        Chosen.of(output, WHY),
        List.of());
  }
}
