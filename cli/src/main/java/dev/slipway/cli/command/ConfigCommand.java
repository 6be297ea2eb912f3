package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows the versions of a project's settings and variables, and returns to one.
@Command(
    name = "config",
    description = "Show the versions of a project's settings and variables, and return to one.",
    footer = {
      "%nExamples:",
      "  slipway config history hello-vite",
      "  slipway config show hello-vite 3",
      "  slipway config restore hello-vite 3"
    })
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say history, show or restore");
  }
}
