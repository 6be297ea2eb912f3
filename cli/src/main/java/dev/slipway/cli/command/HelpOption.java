package dev.slipway.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The option that every command has.
public final class HelpOption {
  private HelpOption() {}

  /// Gives it to a command and to those below.
  public static void addTo(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build());
    command.getSubcommands().values().forEach(HelpOption::addTo);
  }
}
