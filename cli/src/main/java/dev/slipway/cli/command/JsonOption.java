package dev.slipway.cli.command;

import picocli.CommandLine.Option;

/// The option of a command that prints something but talks to no server.
final class JsonOption {
  @Option(names = "--json", description = "Print JSON for programs.")
  private boolean chosen;

  boolean isChosen() {
    return chosen;
  }
}
