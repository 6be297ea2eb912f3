package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Shows, sets and removes the settings of a project.
@Command(
    name = "settings",
    description = "Show, set and remove how a project is built and run, beside its sources.",
    footer = {
      "%nExamples:",
      "  slipway settings show hello-vite",
      "  slipway settings set hello-vite build='npm run site' output=public",
      "  slipway settings unset hello-vite output"
    })
final class SettingsCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say show, set or unset");
  }
}
