package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.UserRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Runs a dead letter's deployment again.
@Command(
    name = "replay",
    description = "Run a deployment that was given up once more.",
    footer = {"%nExample:", "  slipway dlq replay ID"})
final class DlqReplayCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ID", description = "Which dead letter.")
  private String id = "";

  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  DlqReplayCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      Route replay = Route.of("status", "queue", "dead-letters", id, "replay");
      String deployment =
          api.post(replay, new UserRequest(start.user()), DeployAccepted.class).deploymentId();
      return start.follow(deployment, session, api, options.json());
    }
  }
}
