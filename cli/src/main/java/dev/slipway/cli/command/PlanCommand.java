package dev.slipway.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.PlanView;
import dev.slipway.cli.output.Style;
import dev.slipway.detection.Detection;
import dev.slipway.detection.Detector;
import dev.slipway.detection.PlanJson;
import dev.slipway.detection.tree.FolderSourceTree;
import dev.slipway.domain.plan.BuildPlan;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.source.SourceFile;
import dev.slipway.sources.folder.ScannedFolder;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows how a folder would be built and run. Needs no server.
@Command(
    name = "plan",
    description = "Show how a folder would be built and run, and why.",
    footer = {"%nExamples:", "  slipway plan", "  slipway plan examples/hello-vite --json"})
final class PlanCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DIR",
      description = "The project's folder (default: this one).")
  private Path folder = Path.of(".");

  @Mixin private final JsonOption json = new JsonOption();

  private final Session session;

  PlanCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Path directory = session.surroundings().resolve(folder);
    ScannedFolder scanned = session.scan().scan(directory);
    FolderSourceTree tree =
        new FolderSourceTree(
            directory, scanned.manifest().files().stream().map(SourceFile::path).toList());
    switch (new Detector().detect(tree)) {
      case Detection.Recognised(BuildPlan plan) -> print(plan, scanned);
      case Detection.Unrecognised(var problem) -> throw new SlipwayException(problem);
    }
    return ExitCode.DONE;
  }

  private void print(BuildPlan plan, ScannedFolder scanned) {
    if (json.isChosen()) {
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
