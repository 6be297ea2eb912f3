package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.detection.settings.ProjectSettings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Sets settings of a project.
@Command(
    name = "set",
    description =
        "Set how a project is built and run. A slipway.json in its sources goes before it.",
    footer = {
      "%nExamples:",
      "  slipway settings set hello-vite root=apps/web node=22",
      "  slipway settings set hello-vite build='npm run site' output=public",
      "  slipway settings set hello-vite port=3000 sizes='{\"cpu\": 0.5}'",
      "  slipway settings set hello-vite install=         installs nothing",
      "  slipway settings set hello-vite --file slipway.json",
      "%nThe keys are those of slipway.json: root, framework, packageManager, node, install,",
      "build, output, kind, start, port, healthPath, singlePage, sizes, headers, redirects."
    })
final class SettingsSetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "KEY=VALUE",
      description = "The settings; values that are no text are JSON.")
  private List<String> assignments = new ArrayList<>();

  @Option(names = "--file", paramLabel = "FILE", description = "Set all that this file says.")
  private Optional<Path> file = Optional.empty();

  @Mixin private final ServerOptions options = new ServerOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  private final Session session;

  SettingsSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Map<String, Object> settings = new LinkedHashMap<>();
    file.ifPresent(path -> settings.putAll(read(session.surroundings().resolve(path))));
    assignments.forEach(assignment -> add(assignment, settings));
    if (settings.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Say what to set: KEY=VALUE, or --file");
    }
    try (Api api = session.api(options)) {
      api.put(Route.of("projects", project, "settings"), settings);
    }
    if (options.json()) {
      session.printJson(Map.of("set", settings));
    } else {
      session.screen().line("Set; it holds from the next deployment on");
    }
    return ExitCode.DONE;
  }

  private void add(String assignment, Map<String, Object> settings) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new ParameterException(
          spec.commandLine(), "'%s' is not KEY=VALUE".formatted(assignment));
    }
    String key = assignment.substring(0, equals);
    settings.put(key, value(key, assignment.substring(equals + 1)));
  }

  /// What is neither text nor JSON goes as text, so that the server says what it should be.
  private static Object value(String key, String text) {
    return ProjectSettings.isText(key) ? text : Json.parsed(text).orElse(text);
  }

  private static Map<String, Object> read(Path path) {
    try {
      return Json.object(Files.readString(path))
          .orElseThrow(() -> unreadable(path, "It is no JSON object"));
    } catch (IOException e) {
      throw unreadable(path, "It cannot be read: " + e);
    }
  }

  private static SlipwayException unreadable(Path path, String why) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.PROJECT_FILE_INVALID,
                "Tried to read a file with settings",
                why,
                "Name a file like slipway.json")
            .at(path.toString()));
  }
}
