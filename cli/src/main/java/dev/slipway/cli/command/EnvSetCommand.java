package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.domain.project.VariableScope;
import dev.slipway.wire.VariableSetting;
import dev.slipway.wire.VariablesPut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Sets variables of a project.
@Command(
    name = "set",
    description = "Set variables of a project.",
    footer = {
      "%nExamples:",
      "  slipway env set hello-vite GREETING=hello NAME=world",
      "  slipway env set hello-vite GREETING=hi --environment staging",
      "  pass show api | slipway env set hello-vite API_KEY --secret",
      "%nA value that is not given is asked for, or read from standard input, and so stays",
      "out of the shell's history."
    })
final class EnvSetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME[=VALUE]",
      description = "The variables.")
  private List<String> assignments = new ArrayList<>();

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      description = "build, runtime (the default) or secret.")
  private VariableScope scope = VariableScope.RUNTIME;

  @Option(names = "--secret", description = "The same as --scope secret.")
  private boolean secret;

  @Mixin private final OneEnvironmentOption environment = new OneEnvironmentOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  EnvSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    ValueInput input = new ValueInput(session.surroundings(), assignments.size());
    List<VariableSetting> settings =
        assignments.stream().map(assignment -> setting(assignment, input)).toList();
    try (Api api = session.api(options)) {
      api.put(
          Route.of("projects", project, isSecret() ? "secrets" : "env"),
          new VariablesPut(settings));
    }
    if (options.json()) {
      session.printJson(Map.of("set", settings.stream().map(VariableSetting::name).toList()));
    } else {
      session.screen().line("Set; it holds from the next deployment on");
    }
    return ExitCode.DONE;
  }

  private VariableSetting setting(String assignment, ValueInput input) {
    int equals = assignment.indexOf('=');
    String name = equals < 0 ? assignment : assignment.substring(0, equals);
    String value = equals < 0 ? input.ask(name) : assignment.substring(equals + 1);
    return new VariableSetting(
        name, value, isSecret() ? null : scope.id(), environment.id().orElse(null));
  }

  private boolean isSecret() {
    return secret || scope == VariableScope.SECRET;
  }
}
