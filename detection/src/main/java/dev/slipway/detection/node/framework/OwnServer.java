package dev.slipway.detection.node.framework;

import dev.slipway.detection.node.framework.NodeFramework.Outcome;
import dev.slipway.detection.node.manifest.Invocation;
import dev.slipway.domain.plan.Chosen;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.plan.Output;
import dev.slipway.domain.plan.OutputDirectory;
import dev.slipway.domain.plan.PackageManagerKind;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A server that the project's own code is.
final class OwnServer {
  /// What a server is told in PORT where nothing else is said.
  static final Chosen<Integer> USUAL_PORT = Chosen.of(8080, "default, told to the server in PORT");

  /// What must answer before a server counts as ready where nothing else is said.
  static final Chosen<String> USUAL_HEALTH_PATH = Chosen.of("/", "default");

  private OwnServer() {}

  /// What starts it; empty when nothing does.
  static Optional<Chosen<Command>> start(NodeProject project) {
    return startScript(project).or(() -> byEntry(project));
  }

  /// The start script, if it runs code of the project's own.
  static Optional<Chosen<Command>> startScript(NodeProject project) {
    return script(project, "start");
  }

  /// Such a script, if it runs code of the project's own.
  static Optional<Chosen<Command>> script(NodeProject project, String name) {
    return project
        .commands()
        .script(name)
        .filter(_ -> StartScript.isOwnCode(project.manifest(), name))
        .map(command -> Chosen.of(command, name + " script in package.json"));
  }

  /// A server that [#start] starts.
  static Outcome outcome(NodeProject project, String why, List<String> warnings) {
    return start(project)
        .or(() -> project.settings().start())
        .map(start -> outcome(project, start, why, warnings))
        .orElseThrow(OwnServer::nothingStarts);
  }

  /// A server that is kept whole and run with that command.
  static Outcome outcome(NodeProject project, Chosen<Command> start, String why) {
    return outcome(project, start, why, List.of());
  }

  static Outcome outcome(
      NodeProject project, Chosen<Command> start, String why, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    if (start.value() instanceof Command.Script script) {
      all.addAll(StartScript.warnings(project.manifest(), script.name()));
    }
    if (runsOnBun(start.value()) && project.commands().kind() != PackageManagerKind.BUN) {
      all.add("The server runs on Bun: put \"packageManager\": \"bun\" into slipway.json");
    }
    Output server =
        new Output.Server(
            Chosen.of(OutputDirectory.ROOT, "a server keeps all of its project"),
            start,
            USUAL_PORT,
            USUAL_HEALTH_PATH);
    return new Outcome(Chosen.of(server, why), all);
  }

  private static boolean runsOnBun(Command start) {
    List<String> lines =
        switch (start) {
          case Command.Shell(String line) -> List.of(line);
          case Command.Script script -> script.lines();
        };
    return lines.stream()
        .flatMap(line -> Invocation.in(line).stream())
        .anyMatch(invocation -> invocation.program().equals("bun"));
  }

  private static SlipwayException nothingStarts() {
    return new SlipwayException(
        Problem.of(
                ProblemCode.FRAMEWORK_NOT_RECOGNISED,
                "Tried to find out what starts the server",
                "There is no start script, no main and no server, app or index file",
                "Add a start script to package.json, or put \"start\" into slipway.json")
            .at("package.json"));
  }

  private static Optional<Chosen<Command>> byEntry(NodeProject project) {
    return EntryFile.of(project).map(entry -> entry.map(file -> run(project, file)));
  }

  private static Command run(NodeProject project, String file) {
    String quoted = "'" + file.replace("'", "'\\''") + "'";
    String shown = file.matches("[A-Za-z0-9_./-]+") ? file : quoted;
    if (project.commands().kind() == PackageManagerKind.BUN) {
      return new Command.Shell("bun run " + shown);
    }
    return file.endsWith("ts") && project.manifest().dependsOn("tsx")
        ? project.commands().program("tsx " + shown)
        : project.commands().runtime("node " + shown);
  }
}
