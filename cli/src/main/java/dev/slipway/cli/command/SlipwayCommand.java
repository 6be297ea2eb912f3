package dev.slipway.cli.command;

import dev.slipway.cli.exit.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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
final class SlipwayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
