package dev.slipway.cli.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Looks after the webhooks of a project.
@Command(
    name = "webhooks",
    description = "Tell other programs what happens to a project's deployments.",
    footer = {
      "%nExamples:",
      "  slipway webhooks add hello-vite https://example.com/hooks/slipway",
      "  slipway webhooks test hello-vite ID",
      "  slipway webhooks log hello-vite ID",
      "  slipway webhooks update hello-vite ID --off"
    })
final class WebhooksCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say add, list, update, remove, rotate, test, log or redeliver");
  }
}
