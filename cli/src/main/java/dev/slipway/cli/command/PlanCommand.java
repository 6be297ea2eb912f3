package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.PlanView;
import dev.slipway.cli.output.Style;
import dev.slipway.detection.Detection;
import dev.slipway.detection.Detector;
import dev.slipway.detection.PlanJson;
import dev.slipway.detection.WrittenSettings;
import dev.slipway.detection.tree.FolderSourceTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.OwnSettings;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.sources.folder.ScannedFolder;
import dev.slipway.wire.SettingsBody;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows how a folder would be built and run. Needs no server, unless the settings of a project are
/// to count.
@Command(
    name = "plan",
    description = "Show how a folder would be built and run, and why.",
    footer = {
      "%nExamples:",
      "  slipway plan",
      "  slipway plan examples/hello-vite --json",
      "  slipway plan --project hello-vite      with the project's settings at the server"
    })
final class PlanCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's folder (default: this one).")
  private Path folder = Path.of(".");

  @Option(
      names = {"-p", "--project"},
      paramLabel = "ID",
      description = "Count the settings of this project at the server.")
  private Optional<String> project = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (options.server().isPresent() && project.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "--server is for --project");
    }
    Path directory = session.surroundings().resolve(folder);
    ScannedFolder scanned = session.scan().scan(directory);
    FolderSourceTree tree =
        new FolderSourceTree(
            directory, scanned.manifest().files().stream().map(SourceFile::path).toList());
    switch (new Detector().detect(tree, settings())) {
      case Detection.Recognised(BuildPlan plan) -> print(plan, scanned);
      case Detection.Unrecognised(var problem) -> throw new SlipwayException(problem);
    }
    return ExitCode.DONE;
  }

  private OwnSettings settings() {
    return project
        .map(id -> {
          try (Api api = session.api(options)) {
            return api.get(Route.of("projects", id, "settings"), SettingsBody.class);
          }
        })
        .map(body -> WrittenSettings.read(Json.line(body.settings())))
        .orElse(OwnSettings.NONE);
  }

  private void print(BuildPlan plan, ScannedFolder scanned) {
    if (options.json()) {
      ObjectNode body = PlanJson.of(plan);
      scanned.warnings().forEach(body.withArray("warnings")::add);
      session.printJson(body);
      return;
    }
    new PlanView(session.screen()).print(plan);
    scanned
        .warnings()
        .forEach(warning ->
            session.screen().line(session.screen().styled(Style.WARNING, "! " + warning)));
  }
}
