package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lists, sets and removes the secrets of a project.
@Command(
    name = "secrets",
    description = "List, set and remove the secrets of a project.",
    footer = {
      "%nExamples:",
      "  slipway secrets list hello-vite",
      "  slipway secrets set hello-vite API_KEY              asks for it",
      "  pass show api | slipway secrets set hello-vite API_KEY",
      "  slipway secrets unset hello-vite API_KEY"
    })
final class SecretsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, set or unset");
  }
}
