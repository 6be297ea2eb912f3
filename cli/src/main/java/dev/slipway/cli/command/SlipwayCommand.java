package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command itself, which only leads to the others.
@Command(
    name = "slipway",
    description = "Turns a folder of web-project source into a live application.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "%nExamples:",
      "  slipway deploy            put this folder online",
      "  slipway plan              show how it would be built, and why",
      "  slipway COMMAND --help    more about a command",
      "%nExit codes: 0 done, 2 usage, 3 a problem in the project, 4 quota or resources,",
      "5 something outside failed, 6 our fault, 130 interrupted."
    })
final class SlipwayCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do");
  }
}
