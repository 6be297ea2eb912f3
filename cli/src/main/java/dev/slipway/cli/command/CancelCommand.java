package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.deploy.DeployOutcome;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.wire.DeploymentStatus;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Ends a deployment.
@Command(
    name = "cancel",
    description = "End a deployment; what is live stays live.",
    footer = {
      "%nExamples:",
      "  slipway cancel hello-vite",
      "  slipway cancel deploy_1763935200000_k3f9x0a1b"
    })
final class CancelCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT|DEPLOYMENT", description = "Which one.")
  private String name = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  CancelCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      String deployment = NamedDeployment.find(api, name).deploymentId();
      DeploymentStatus status =
          api.post(Route.of("deploy", deployment, "cancel"), Map.of(), DeploymentStatus.class);
      if (options.json()) {
        session.printJson(DeployOutcome.of(status));
      } else {
        session.screen().line(Printable.of(status.deploymentId() + "  " + status.state()));
      }
    }
    return ExitCode.DONE;
  }
}
