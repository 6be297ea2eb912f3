package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Connection;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.WhoAmI;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says which server commands talk to, and who they are there.
@Command(
    name = "whoami",
    description = "Say which server commands talk to, and who you are there.",
    footer = {"%nExamples:", "  slipway whoami", "  slipway whoami --json | jq -r .role"})
final class WhoAmICommand implements Callable<Integer> {
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  WhoAmICommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Connection connection = session.connection();
    URI server = connection.address(options.server());
    WhoAmI me;
    try (Api api = connection.to(server)) {
      me = api.get(Route.of("whoami"), WhoAmI.class);
    }
    new WhoAmIView(session).print(server, me, connection.credential(server), options.json());
    return ExitCode.DONE;
  }
}
