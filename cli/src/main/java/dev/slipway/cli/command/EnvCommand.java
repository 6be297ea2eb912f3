package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Lists, sets and removes the variables of a project.
@Command(
    name = "env",
    description = "List, set and remove the environment variables of a project.",
    footer = {
      "%nExamples:",
      "  slipway env list hello-vite",
      "  slipway env set hello-vite GREETING=hello --scope build",
      "  slipway env set hello-vite API_KEY --secret     asks for it",
      "  slipway env unset hello-vite GREETING"
    })
final class EnvCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, set or unset");
  }
}
