package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Revokes an access key.
@Command(
    name = "revoke",
    description = "Make an access key open nothing any more.",
    footer = {"%nExample:", "  slipway keys revoke ID"})
final class KeysRevokeCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "Which key.")
  private String id = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  KeysRevokeCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      api.delete(Route.of("keys", id));
    }
    if (options.json()) {
      session.printJson(Map.of("revoked", id));
    } else {
      session.screen().line("Revoked");
    }
    return ExitCode.DONE;
  }
}
