package dev.slipway.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/// Options of every command that talks to a server.
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server's address, or local for the one on this machine (default: SLIPWAY_SERVER, else the one you are logged in to, else local).")
  private Optional<String> server = Optional.empty();

  @Option(names = "--json", description = "Print JSON for programs.")
  private boolean json;

  Optional<String> server() {
    return server;
  }

  boolean json() {
    return json;
  }
}
