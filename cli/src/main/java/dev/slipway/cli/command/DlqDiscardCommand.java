package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Forgets a dead letter.
@Command(
    name = "discard",
    description = "Forget a deployment that was given up.",
    footer = {"%nExample:", "  slipway dlq discard ID"})
final class DlqDiscardCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "Which dead letter.")
  private String id = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  DlqDiscardCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      api.delete(Route.of("status", "queue", "dead-letters", id));
    }
    if (options.json()) {
      session.printJson(Map.of("discarded", id));
    } else {
      session.screen().line("Discarded");
    }
    return ExitCode.DONE;
  }
}
