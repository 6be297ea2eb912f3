package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.UserRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Runs a deployment again.
@Command(
    name = "retry",
    description = "Run a deployment again with the same source.",
    footer = {
      "%nExamples:",
      "  slipway retry hello-vite",
      "  slipway retry deploy_1763935200000_k3f9x0a1b"
    })
final class RetryCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT|DEPLOYMENT", description = "Which one.")
  private String name = "";

  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  RetryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      String earlier = NamedDeployment.find(api, name).deploymentId();
      Route retry = Route.of("deploy", earlier, "retry");
      String deployment =
          api.post(retry, new UserRequest(start.user()), DeployAccepted.class).deploymentId();
      return start.follow(deployment, session, api, options.json());
    }
  }
}
