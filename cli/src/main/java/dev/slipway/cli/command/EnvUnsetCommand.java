package dev.slipway.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Removes variables and secrets of a project.
@Command(
    name = "unset",
    description = "Remove variables of a project, secrets among them.",
    footer = {
      "%nExamples:",
      "  slipway env unset hello-vite GREETING",
      "  slipway env unset hello-vite GREETING --environment staging"
    })
final class EnvUnsetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME", description = "The variables.")
  private List<String> names = new ArrayList<>();

  @Mixin private final OneEnvironmentOption environment = new OneEnvironmentOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  EnvUnsetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new VariableChange(session, options, environment)
        .unset(project, names, List.of("env", "secrets"));
  }
}
