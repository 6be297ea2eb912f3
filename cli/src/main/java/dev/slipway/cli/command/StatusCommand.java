package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.deploy.DeployOutcome;
import dev.slipway.cli.deploy.StepsView;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.ProblemView;
import dev.slipway.cli.output.Screen;
import dev.slipway.wire.DeploymentStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows how a deployment stands.
@Command(
    name = "status",
    description = "Show how a deployment stands.",
    footer = {
      "%nExamples:",
      "  slipway status hello-vite                       its latest deployment",
      "  slipway status deploy_1763935200000_k3f9x0a1b   this one"
    })
final class StatusCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT|DEPLOYMENT", description = "Which one.")
  private String name = "";

  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      DeploymentStatus status = NamedDeployment.find(api, name);
      if (options.json()) {
        session.printJson(DeployOutcome.of(status));
      } else {
        print(status);
      }
    }
    return ExitCode.DONE;
  }

  private void print(DeploymentStatus status) {
    Screen screen = session.screen();
    screen.line(Printable.of(status.deploymentId() + "  " + status.state()));
    new StepsView(screen, session.surroundings().clock()).status(status);
    screen.clearLiveLine();
    if (status.configurationVersion() != null) {
      screen.line("  configuration " + status.configurationVersion());
    }
    if (status.problem() != null) {
      new ProblemView(screen).print(Problems.of(status.problem()));
    }
    if (status.url() != null) {
      screen.line(Printable.of(status.url().toString()));
    }
  }
}
