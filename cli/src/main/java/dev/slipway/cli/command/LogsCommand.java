package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.DeploymentFollower;
import dev.slipway.cli.client.DeploymentWatcher;
import dev.slipway.cli.client.Json;
import dev.slipway.cli.client.Problems;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Printable;
import dev.slipway.cli.output.ProblemView;
import dev.slipway.wire.AppLogs;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.LogLineBody;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.StepBody;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Prints what a deployment or a running app said.
@Command(
    name = "logs",
    description = "Print what a deployment or a running app said.",
    footer = {
      "%nExamples:",
      "  slipway logs hello-vite                         what the running app printed",
      "  slipway logs --build hello-vite                 its latest deployment",
      "  slipway logs -f deploy_1763935200000_k3f9x0a1b  a deployment, to its end",
      "%nFollowing ends with the exit code that deploying would have had."
    })
final class LogsCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "PROJECT|DEPLOYMENT", description = "Whose.")
  private String name = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the deployment ends.")
  private boolean follow;

  @Option(names = "--build", description = "The project's latest deployment, not its app.")
  private boolean build;

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      if (!NamedDeployment.isId(name) && !build && !follow) {
        printApp(api);
      } else if (follow) {
        return follow(api, NamedDeployment.find(api, name).deploymentId());
      } else {
        printDeployment(api, NamedDeployment.find(api, name).deploymentId());
      }
    }
    return ExitCode.DONE;
  }

  private int follow(Api api, String deployment) {
    DeploymentStatus end =
        new DeploymentFollower(api, session.surroundings().clock())
            .follow(deployment, new LinesShown());
    if (end.problem() != null && options.json()) {
      session.screen().line(Json.line(Map.of("problem", end.problem())));
    } else if (end.problem() != null) {
      new ProblemView(session.screen()).print(Problems.of(end.problem()));
    }
    return DeploymentFollow.exitCode(end);
  }

  private void printApp(Api api) {
    Route route = Route.of("projects", name, "logs").with("environment", environment.id());
    AppLogs logs = api.get(route, AppLogs.class);
    if (options.json()) {
      session.printJson(logs);
    } else {
      logs.lines().forEach(line -> session.screen().line(Printable.of(line)));
      if (logs.lines().isEmpty()) {
        session
            .screen()
            .remark("  No app of it has printed anything. Its build: slipway logs --build " + name);
      }
    }
  }

  private void printDeployment(Api api, String deployment) {
    Optional<String> after = Optional.empty();
    do {
      Route route = Route.of("deploy", deployment, "logs").with("after", after);
      PageBody<LogLineBody> page = api.page(route, LogLineBody.class);
      page.items().forEach(this::print);
      after = Optional.ofNullable(page.next());
    } while (after.isPresent());
  }

  /// One line of text, or one JSON object on a line.
  private void print(LogLineBody line) {
    session.screen().line(options.json() ? Json.line(line) : Printable.of(line.text()));
  }

  private final class LinesShown implements DeploymentWatcher {
    @Override
    public void status(DeploymentStatus status) {}

    @Override
    public void step(StepBody step) {}

    @Override
    public void log(LogLineBody line) {
      print(line);
    }

    @Override
    public void idle() {}
  }
}
