package dev.slipway.cli.command;

import dev.slipway.domain.project.VariableScope;
import java.util.ArrayList;
import java.util.List;
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
    return new VariableChange(session, options, environment)
        .set(project, assignments, secret ? VariableScope.SECRET : scope);
  }
}
