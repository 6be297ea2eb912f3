package dev.slipway.cli.command;

import dev.slipway.cli.local.ForegroundServer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs the server in the foreground.
@Command(
    name = "server",
    description = "Run the server in this terminal, until it is interrupted.",
    footer = {
      "%nExamples:",
      "  slipway server",
      "  SLIPWAY_API_PORT=8071 SLIPWAY_PROXY_PORT=8070 slipway server"
    })
final class ServerCommand implements Callable<Integer> {
  private final Session session;

  ServerCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    return new ForegroundServer(session.surroundings(), session.localServer()).run();
  }
}
