package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.wire.DeployAccepted;
import dev.slipway.wire.ReleaseBody;
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
    description = "Make an earlier release live, with the variables it had, without building it.",
    footer = {
      "%nExamples:",
      "  slipway rollback hello-vite            the one before",
      "  slipway rollback hello-vite --to ID    this one",
      "  slipway rollback hello-vite --dry-run  only say what it would return to",
      "  slipway list hello-vite --releases     what there is to return to"
    })
final class RollbackCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT", description = "Which project.")
  private String project = "";

  @Option(names = "--to", paramLabel = "RELEASE", description = "Which release.")
  private Optional<String> release = Optional.empty();

  @Option(names = "--dry-run", description = "Say what it would return to, and change nothing.")
  private boolean dryRun;

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
      Route rollback = Route.of("deploy", "project", project, "rollback");
      return dryRun ? preview(api, rollback) : rollBack(api, rollback);
    }
  }

  private int preview(Api api, Route rollback) {
    ReleaseBody target =
        api.get(
            rollback.with("environment", environment.id()).with("releaseId", release),
            ReleaseBody.class);
    if (options.json()) {
      session.printJson(target);
    } else {
      new ReturnView(session).print(target);
    }
    return ExitCode.DONE;
  }

  private int rollBack(Api api, Route rollback) {
    RollbackRequest request =
        new RollbackRequest(release.orElse(null), environment.id().orElse(null), start.user());
    DeployAccepted accepted = api.post(rollback, request, DeployAccepted.class);
    Optional<ReleaseBody> target = Optional.ofNullable(accepted.returnsTo());
    if (!options.json()) {
      target.ifPresent(new ReturnView(session)::print);
    }
    return start.follow(accepted.deploymentId(), target, session, api, options.json());
  }
}
