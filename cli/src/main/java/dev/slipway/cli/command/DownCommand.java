package dev.slipway.cli.command;

import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.local.ServerStop;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Stops the local server.
@Command(
    name = "down",
    description = "Stop the server on this machine, and the apps it runs.",
    footer = {"%nExample:", "  slipway down"})
final class DownCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  private final Session session;

  DownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Optional<ServerStop.Stopped> stopped = session.localServer().stop();
    if (json.isChosen()) {
      session.printJson(stopped.orElseGet(() -> new ServerStop.Stopped(0, 0, false)));
    } else {
      session.screen().line(stopped.map(DownCommand::described).orElse("No server runs here"));
    }
    return ExitCode.DONE;
  }

  private static String described(ServerStop.Stopped stopped) {
    return stopped.pid() == 0
        ? "No server runs here; stopped what a killed one had left (%d processes)"
            .formatted(stopped.processes())
        : withApps(stopped);
  }

  private static String withApps(ServerStop.Stopped stopped) {
    String apps =
        switch (stopped.processes()) {
          case 0 -> "";
          case 1 -> " and 1 process that it ran";
          default -> " and %d processes that it ran".formatted(stopped.processes());
        };
    return "Stopped the server (process %d)%s%s"
        .formatted(stopped.pid(), apps, stopped.forced() ? "; not all of it went by itself" : "");
  }
}
