package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.RollbackRequest;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes an earlier release live.
@Command(
    name = "rollback",
    description = "Make an earlier release live, without building it.",
    footer = {
      "%nExamples:",
      "  slipway rollback hello-vite            the one before",
      "  slipway rollback hello-vite --to ID    this one",
      "  slipway list hello-vite --releases     what there is to return to"
    })
final class RollbackCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Option(names = "--to", paramLabel = "RELEASE", description = "Which release.")
  private Optional<String> release = Optional.empty();

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();
  @Mixin private final StartOptions start = new StartOptions();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  RollbackCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      RollbackRequest request =
          new RollbackRequest(release.orElse(null), environment.id().orElse(null), start.user());
      Route rollback = Route.of("deploy", "project", project, "rollback");
      String deployment = api.post(rollback, request, DeployAccepted.class).deploymentId();
      return start.follow(deployment, session, api, options.json());
    }
  }
}
