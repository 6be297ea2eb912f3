package dev.slipway.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Sets secrets of a project.
@Command(
    name = "set",
    description = "Set secrets of a project. What is set is not shown again.",
    footer = {
      "%nExamples:",
      "  slipway secrets set hello-vite API_KEY              asks for it",
      "  slipway secrets set hello-vite API_KEY -e staging",
      "  pass show api | slipway secrets set hello-vite API_KEY"
    })
final class SecretsSetCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "NAME",
      description = "The secrets, whose values are asked for or read from standard input.")
  private List<String> names = new ArrayList<>();

  @Mixin private final OneEnvironmentOption environment = new OneEnvironmentOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  SecretsSetCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new VariableChange(session, options, environment).setSecrets(project, names);
  }
}
