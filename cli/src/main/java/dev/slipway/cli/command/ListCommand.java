package dev.slipway.cli.command;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.client.Route;
import dev.slipway.cli.exit.ExitCode;
import dev.slipway.cli.output.Durations;
import dev.slipway.cli.output.Table;
import dev.slipway.wire.DeploymentStatus;
import dev.slipway.wire.DifferenceBody;
import dev.slipway.wire.HeldConfigurationBody;
import dev.slipway.wire.PageBody;
import dev.slipway.wire.ProjectBody;
import dev.slipway.wire.ReleaseBody;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists projects, or the deployments or releases of one.
@Command(
    name = "list",
    description = "List projects, or what was deployed of one.",
    footer = {
      "%nExamples:",
      "  slipway list                          projects",
      "  slipway list hello-vite               its deployments, newest first",
      "  slipway list hello-vite --releases    what it can roll back to"
    })
final class ListCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "PROJECT", description = "Which project.")
  private Optional<String> project = Optional.empty();

  @Option(names = "--releases", description = "The project's releases.")
  private boolean releases;

  @Option(names = "--limit", paramLabel = "N", description = "How many at most (default: 20).")
  private int limit = 20;

  @Option(names = "--after", paramLabel = "CURSOR", description = "Go on where a list ended.")
  private Optional<String> after = Optional.empty();

  @Mixin private final EnvironmentOption environment = new EnvironmentOption();
  @Mixin private final ServerOptions options = new ServerOptions();

  private final Session session;

  ListCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Api api = session.api(options)) {
      if (project.isEmpty()) {
        print(api.page(paged(Route.of("projects")), ProjectBody.class), ListCommand::projects);
      } else if (releases) {
        Route route =
            Route.of("projects", project.get(), "releases").with("environment", environment.id());
        print(api.page(paged(route), ReleaseBody.class), ListCommand::releases);
      } else {
        Route route = Route.of("deploy", "project", project.get());
        print(api.page(paged(route), DeploymentStatus.class), ListCommand::deployments);
      }
    }
    return ExitCode.DONE;
  }

  private Route paged(Route route) {
    return route.with("limit", Integer.toString(limit)).with("after", after);
  }

  private <T> void print(PageBody<T> page, Function<PageBody<T>, Table> table) {
    if (options.json()) {
      session.printJson(page);
      return;
    }
    table.apply(page).print(session.screen());
    if (page.items().isEmpty()) {
      session.screen().remark("  There is nothing yet; `slipway deploy` makes a beginning");
    }
    if (page.next() != null) {
      session.screen().remark("More with: --after " + page.next());
    }
  }

  private static Table projects(PageBody<ProjectBody> page) {
    Table table = new Table("project", "owner", "active", "url");
    page.items()
        .forEach(item ->
            table.row(
                item.projectId(),
                item.organizationId(),
                item.active() ? "yes" : "no",
                item.url().toString()));
    return table;
  }

  private static Table deployments(PageBody<DeploymentStatus> page) {
    Table table = new Table("deployment", "environment", "state", "took", "url");
    page.items()
        .forEach(item ->
            table.row(
                item.deploymentId(),
                item.environment(),
                item.state(),
                item.durationMs() == null
                    ? ""
                    : Durations.text(Duration.ofMillis(item.durationMs())),
                item.url() == null ? "" : item.url().toString()));
    return table;
  }

  private static Table releases(PageBody<ReleaseBody> page) {
    Table table = new Table("release", "activated", "current", "deployment", "configuration");
    page.items()
        .forEach(item ->
            table.row(
                item.releaseId(),
                item.activatedAt().toString(),
                item.current() ? "yes" : "",
                item.deploymentId(),
                configuration(item.configuration())));
    return table;
  }

  private static String configuration(HeldConfigurationBody held) {
    String differing =
        String.join(
            ", ", held.differences().stream().map(DifferenceBody::name).distinct().toList());
    return held.version() + (differing.isEmpty() ? "" : ", now other: " + differing);
  }
}
