package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks after access keys.
@Command(
    name = "keys",
    description = "Make, list, rotate and revoke access keys.",
    footer = {
      "%nExamples:",
      "  slipway keys create --role deployer --org acme --name 'ci of the shop'",
      "  slipway keys list",
      "  slipway keys rotate ID --grace 24h",
      "  slipway keys revoke ID"
    })
final class KeysCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say create, list, rotate or revoke");
  }
}
