package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks after deployments that were given up.
@Command(
    name = "dlq",
    description = "List, replay and discard deployments that were given up (dead letters).",
    footer = {
      "%nExamples:",
      "  slipway dlq list",
      "  slipway dlq replay ID",
      "  slipway dlq discard ID"
    })
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say list, replay or discard");
  }
}
